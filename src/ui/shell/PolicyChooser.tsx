import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import { useDialogs } from './dialogs';
import styles from './header.module.css';

/** Whose rules decide, and in one line what is particular about them. */
export function PolicyChooser() {
  const policies = useApp((app) => app.policies);
  const id = useApp((app) => app.doc.policy);
  const setup = useApp((app) => app.setup);
  const current = usePolicy();
  const { open } = useDialogs();
  const families = [...new Set(policies.map((policy) => policy.family))];
  const w = words.app;
  return (
    <div className={styles.policy}>
      <label>
        <span>{w.policy}</span>
        <select
          aria-label={w.policy}
          value={id}
          aria-describedby="policy-summary"
          onChange={(event) => setup({ kind: 'policy', policy: event.target.value })}
        >
          {!current && <option value={id}>{id}</option>}
          {families.map((family) => (
            <optgroup key={family} label={w.families[family] ?? family}>
              {policies
                .filter((policy) => policy.family === family)
                .map((policy) => (
                  <option key={policy.id} value={policy.id}>
                    {policy.title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Button
        className={styles.all}
        aria-label={words.policies.all}
        title={`${words.policies.all} (p)`}
        onClick={() => open('policies')}
      >
        <span>{words.policies.all}</span>
        <span>{words.policies.allShort}</span>
      </Button>
      <p
        id="policy-summary"
        className={styles.summary}
        title={current && `${current.summary}\n${current.source}`}
      >
        {current?.summary}
      </p>
    </div>
  );
}
