import { useState } from 'react';
import { useAppStore } from '../../store/use-app';
import { Button } from '../base/Button';
import { CopyButton } from '../base/CopyButton';
import { Dialog } from '../base/Dialog';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import styles from './share.module.css';

/** From here on some programs cut a link. */
const LONG = 2000;

/** The link of what is shown, and the document itself. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const dialogs = useDialogs();
  // As it was when the dialog was opened: nothing changes behind it.
  const [link] = useState(() => new URL(store.getState().link(), location.href).href);
  const [json] = useState(() => JSON.stringify(store.getState().doc, null, 2));
  const w = words.share;
  return (
    <Dialog title={w.title} onClose={onClose}>
      <div className={styles.share}>
        <p className={styles.soft}>{w.intro}</p>
        <label>
          <span>{w.link}</span>
          <input readOnly value={link} onFocus={(event) => event.target.select()} />
        </label>
        <div className={styles.line}>
          <CopyButton main text={() => link}>
            {w.copyLink}
          </CopyButton>
          <span className={styles.soft}>{w.length(link.length)}</span>
        </div>
        {link.length > LONG && <p className={styles.soft}>{w.long}</p>}
        <details>
          <summary>{w.json}</summary>
          <textarea readOnly aria-label={w.json} rows={10} value={json} />
        </details>
        <div className={styles.line}>
          <CopyButton text={() => json}>{w.copyJson}</CopyButton>
          <Button onClick={() => dialogs.open('picture')}>{w.picture}</Button>
        </div>
      </div>
    </Dialog>
  );
}
