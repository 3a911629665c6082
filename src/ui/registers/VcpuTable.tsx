import { lazy, Suspense } from 'react';
import type { VcpuWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Switch } from '../base/Switch';
import { words } from '../words';
import { shortName, type VcpuRow, vcpuRows } from './vcpu-rows';
import styles from './vcpus.module.css';

const VcpuMaps = lazy(() => import('./VcpuMaps'));

/** Which vCPUs are online, and which registers of each differ from the viewed one's. */
export function VcpuTable({ vcpus, viewed }: { vcpus: readonly VcpuWire[]; viewed: number }) {
  const setVcpu = useApp((app) => app.setVcpu);
  const { head, view } = words.vcpus;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{head.vcpu}</th>
          <th scope="col">{head.online}</th>
          <th scope="col">{head.differs(viewed)}</th>
        </tr>
      </thead>
      <tbody>
        {vcpuRows(vcpus, viewed).map((row, i) => (
          <tr key={row.first} data-viewed={row.first === viewed}>
            <th scope="row">
              <button type="button" title={view(row.first)} onClick={() => setVcpu(row.first)}>
                {row.first === row.last ? row.first : `${row.first}–${row.last}`}
              </button>
            </th>
            <td>
              <State row={row} />
            </td>
            <td className={styles.differs}>
              <Differs row={row} isViewed={row.first === viewed} />
              {row.differs.length > 0 && i < MOST_MAPS && (
                <Suspense fallback={<div className={styles.maps} />}>
                  <VcpuMaps vcpu={row.first} />
                </Suspense>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ row: { first, last, online } }: { row: VcpuRow }) {
  const edit = useApp((app) => app.edit);
  const w = words.vcpus;
  const text = <span className={styles.state}>{online ? words.add.online : words.add.offline}</span>;
  if (first !== last) return text;
  return (
    <Switch
      name={w.onlineOf(first)}
      on={online}
      onChange={(on) => edit({ kind: 'online', vcpu: first, online: on })}
    >
      {text}
    </Switch>
  );
}

/** Of as many rows the maps are compared. */
const MOST_MAPS = 9;
/** As many names are shown; the rest is counted, and spelt out on pointing. */
const MOST = 6;

function Differs({ row: { differs }, isViewed }: { row: VcpuRow; isViewed: boolean }) {
  if (differs.length === 0) {
    return <span className={styles.same}>{isViewed ? words.vcpus.viewed : words.vcpus.agrees}</span>;
  }
  const rest = differs.length - MOST;
  return (
    <span title={differs.join('\n')}>
      {differs.slice(0, MOST).map(shortName).join(', ')}
      {rest > 0 && ` ${words.group.more(rest)}`}
    </span>
  );
}
