import type { RegistersWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import styles from './registers.module.css';

/** Whose registers are shown, and through whose eyes the map is drawn. */
export function VcpuChooser({ registers }: { registers: RegistersWire }) {
  const vcpu = useApp((app) => app.vcpu);
  const setVcpu = useApp((app) => app.setVcpu);
  return (
    <label className={styles.vcpu}>
      <select
        aria-label={words.guest.vcpu}
        value={vcpu}
        onChange={(event) => setVcpu(Number(event.target.value))}
      >
        {Array.from({ length: registers.vcpus }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a vCPU is its number
          <option key={n} value={n}>
            {words.guest.vcpuNumber(n)}
          </option>
        ))}
      </select>
      {!registers.online && <span className={styles.note}>{words.guest.offline}</span>}
    </label>
  );
}
