import { useMemo } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { usePolicy } from '../base/use-policy';
import { modelOf } from '../map/data/model';
import { pagesOf } from '../map/data/runs';
import { installedWords as w } from '../words/installed';
import { Deviations } from './Deviations';
import styles from './installed.module.css';

const NO_MEMORY: never[] = [];

/** The leaves that are laid over the map, and every range in which they are not what the policy built. */
export default function InstalledDialog({ onClose }: { onClose: () => void }) {
  const installed = useApp((app) => app.installed);
  const view = useApp((app) => app.view);
  const memory = useApp((app) => app.doc.memory) ?? NO_MEMORY;
  const layOver = useApp((app) => app.layOver);
  const policy = usePolicy()?.title ?? '';
  const model = useMemo(
    () => (view && installed ? modelOf(view, memory, installed.leaves) : null),
    [view, memory, installed],
  );
  const overlay = model?.overlay;
  if (!installed || !model || !overlay) return null;

  const { leaves } = installed;
  const all = leaves.starts.reduce((sum, start, i) => sum + (leaves.ends[i] as number) - start, 0);
  const outside = all - pagesOf(overlay.installed);
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <div className={styles.installed}>
        <p>
          {w.from(installed.name, all, leaves.starts.length)}{' '}
          {model.noEpt ? w.noEpt(policy) : w.held(policy, model.view.cursor)}{' '}
          {outside > 0 && w.outside(outside)}
        </p>
        {!model.noEpt && <Deviations runs={overlay.deviant} onClose={onClose} />}
        <p className={styles.soft}>{w.notShared}</p>
      </div>
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            layOver(null);
            onClose();
          }}
        >
          {w.remove}
        </Button>
        <Button main onClick={onClose}>
          {w.close}
        </Button>
      </div>
    </Dialog>
  );
}
