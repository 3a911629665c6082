import { useApp } from '../../store/use-app';
import { words } from '../words';

/** Every policy, for a list to choose from. */
export function PolicyOptions() {
  const policies = useApp((app) => app.policies);
  const families = [...new Set(policies.map((policy) => policy.family))];
  return families.map((family) => (
    <optgroup key={family} label={words.app.families[family] ?? family}>
      {policies
        .filter((policy) => policy.family === family)
        .map((policy) => (
          <option key={policy.id} value={policy.id}>
            {policy.title}
          </option>
        ))}
    </optgroup>
  ));
}
