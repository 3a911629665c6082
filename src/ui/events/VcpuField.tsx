import { useApp } from '../../store/use-app';
import { words } from '../words';
import { Field } from './EventForm';

/** Which vCPU; nothing to ask where there is one. `all` offers them all together. */
export function VcpuField<T extends number | 'all'>({
  value,
  onChange,
  all = false,
}: {
  value: T;
  onChange: (vcpu: T) => void;
  all?: boolean;
}) {
  const vcpus = useApp((app) => app.view?.vcpus) ?? [];
  if (vcpus.length < 2) return null;
  const read = (text: string): T => (text === 'all' ? text : Number(text)) as T;
  return (
    <Field name={words.add.vcpu}>
      <select value={value} onChange={(event) => onChange(read(event.target.value))}>
        {all && <option value="all">{words.add.allVcpus}</option>}
        {vcpus.map(({ online }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a vCPU is its number
          <option key={n} value={n}>
            {words.vcpus.option(n, !online, false)}
          </option>
        ))}
      </select>
    </Field>
  );
}
