import { useMemo } from 'react';
import type { PartWire } from '../../store/state';
import { sizeText } from '../base/format';
import { words } from '../words';
import { partRows } from './part-rows';
import styles from './parts.module.css';

/** What each vCPU of a group did. One after the other, the bars add up: the last has zapped for the last time. */
export function Parts({ parts, isConcurrent }: { parts: readonly PartWire[]; isConcurrent: boolean }) {
  const rows = useMemo(() => partRows(parts, isConcurrent), [parts, isConcurrent]);
  const w = words.group;
  return (
    <div className={styles.parts}>
      <h3>{w.byVcpu}</h3>
      <ol>
        {rows.map(({ part, share, everything }) => (
          <li key={part.vcpu}>
            <span>{part.vcpu < 0 ? w.noVcpu : w.vcpu(part.vcpu)}</span>
            <span>{w.calls(part.calls)}</span>
            <span>{sizeText(part.zapped)}</span>
            <span className={styles.bar}>
              <span style={{ width: `${100 * share}%` }} />
            </span>
            <span>{everything}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
