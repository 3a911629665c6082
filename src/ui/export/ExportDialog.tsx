import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { Failure } from '../base/Failure';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import styles from './export.module.css';
import { FormatChooser } from './FormatChooser';
import { useAsked } from './use-asked';
import { Written } from './Written';

/** The scenario at the cursor in the formats of other programs. */
export default function ExportDialog({ onClose }: { onClose: () => void }) {
  const dialogs = useDialogs();
  const formats = useApp((app) => app.formats);
  const { value: cards, error, again } = useAsked(formats);
  // Another document may come by the address, whatever is open.
  const place = useApp(({ revision, cursor, vcpu }) => `${revision} ${cursor} ${vcpu}`);
  const [id, setId] = useState<string>();
  const chosen = cards?.find((card) => card.id === id) ?? cards?.[0];
  const w = words.export;
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      {error !== undefined && <Failure error={error} again={again} className={styles.failure} />}
      {cards && chosen ? (
        <div className={styles.columns}>
          <FormatChooser formats={cards} chosen={chosen} onChoose={setId} />
          <Written key={place} format={chosen} />
        </div>
      ) : (
        error === undefined && <p className={styles.soft}>{w.loading}</p>
      )}
      <p className={styles.picture}>
        <Button onClick={() => dialogs.open('picture')}>{w.picture}</Button>
      </p>
    </Dialog>
  );
}
