import { useApp } from '../../store/use-app';
import { Switch } from '../base/Switch';
import { words } from '../words';
import styles from './registers.module.css';

/** Whose registers are shown, and through whose eyes the map is drawn. */
export function VcpuChooser() {
  const vcpu = useApp((app) => app.vcpu);
  const vcpus = useApp((app) => app.view?.vcpus) ?? [];
  const setVcpu = useApp((app) => app.setVcpu);
  const edit = useApp((app) => app.edit);
  const w = words.vcpus;
  return (
    <div className={styles.vcpu}>
      <select
        aria-label={words.guest.vcpu}
        value={vcpu}
        onChange={(event) => setVcpu(Number(event.target.value))}
      >
        {vcpus.map(({ online, differs }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a vCPU is its number
          <option key={n} value={n}>
            {w.option(n, !online, differs.length > 0)}
          </option>
        ))}
      </select>
      {/* Another vCPU is another switch: what was wanted of the last one does not hold for it. */}
      <Switch
        key={vcpu}
        name={w.online}
        on={vcpus[vcpu]?.online ?? true}
        onChange={(online) => edit({ kind: 'online', vcpu, online })}
      >
        <span className={styles.online}>{w.online}</span>
      </Switch>
    </div>
  );
}
