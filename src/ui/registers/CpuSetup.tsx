import { useApp } from '../../store/use-app';
import { FieldErrorText } from '../base/HexField';
import { FoldedSection } from '../base/Section';
import { Switch } from '../base/Switch';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import { useAttempt } from './use-attempt';
import styles from './vm.module.css';

const WIDTHS = Array.from({ length: 21 }, (_, i) => 32 + i);

/** The CPU that the guest sees. It has no event: a change is one of the starting state. */
export function CpuSetup({ space, variable }: { space: number; variable: number }) {
  const cpu = useApp((app) => app.doc.cpu);
  const policy = usePolicy();
  const { error, setup } = useAttempt('cpu');
  // What a document leaves out is on: see the scenario's defaults.
  const mtrr = cpu?.mtrr ?? true;
  const selfSnoop = cpu?.selfSnoop ?? true;
  const width = Math.round(Math.log2(space)) + 12;
  const w = words.vm;
  const summary = w.cpuSummary(width, mtrr, selfSnoop);

  return (
    <FoldedSection title={w.cpu} summary={summary}>
      <p className={styles.help}>{w.cpuHelp}</p>
      <label className={styles.line}>
        <span>{w.maxPhysAddr}</span>
        <select
          aria-label={w.maxPhysAddr}
          value={width}
          onChange={(event) => setup({ kind: 'cpu', maxPhysAddr: Number(event.target.value) })}
        >
          {WIDTHS.map((bits) => (
            <option key={bits}>{bits}</option>
          ))}
        </select>
      </label>
      {/* KVM, for one, always gives its guests eight. */}
      {policy?.variableMtrrs === undefined && (
        <label className={styles.line}>
          <span>{w.variableMtrrs}</span>
          <select
            aria-label={w.variableMtrrs}
            value={variable}
            onChange={(event) => setup({ kind: 'cpu', variableMtrrs: Number(event.target.value) })}
          >
            {Array.from({ length: 41 }, (_, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the number is what it stands for
              <option key={n}>{n}</option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.quirks}>
        <Switch name={w.mtrr} on={mtrr} onChange={(on) => setup({ kind: 'cpu', mtrr: on })}>
          <span className={styles.text}>{w.mtrr}</span>
        </Switch>
        <Switch name={w.selfSnoop} on={selfSnoop} onChange={(on) => setup({ kind: 'cpu', selfSnoop: on })}>
          <span className={styles.text}>{w.selfSnoop}</span>
        </Switch>
      </div>
      <FieldErrorText error={error} />
    </FoldedSection>
  );
}
