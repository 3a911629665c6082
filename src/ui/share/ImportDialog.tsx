import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { words } from '../words';
import { DropBox } from './DropBox';
import { Found } from './Found';
import styles from './import.module.css';
import { useReading } from './use-reading';

/** Reads a dump and shows what it understood; only "Use this" changes the scenario. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const adopt = useApp((app) => app.adopt);
  const openLink = useApp((app) => app.openLink);
  const [text, setText] = useState('');
  const { reading, busy } = useReading(text);
  const w = words.import;

  const isLink = /^\S*#\/s\/\S+$/.test(text.trim());
  const doc = reading?.doc;
  const use = (): void => {
    if (isLink) openLink(text.trim());
    else if (doc) adopt(doc);
    onClose();
  };
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.intro}>{w.intro}</p>
      <div className={styles.columns}>
        <DropBox text={text} onText={setText} />
        <div className={styles.found} aria-live="polite">
          {isLink ? (
            <p>{w.link}</p>
          ) : busy ? (
            <p className={styles.soft}>{w.reading}</p>
          ) : reading ? (
            <Found reading={reading} />
          ) : (
            <p className={styles.soft}>{w.safe}</p>
          )}
        </div>
      </div>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{words.app.cancel}</Button>
        <Button main disabled={!isLink && (busy || !doc)} onClick={use}>
          {isLink ? w.openLink : w.use}
        </Button>
      </div>
    </Dialog>
  );
}
