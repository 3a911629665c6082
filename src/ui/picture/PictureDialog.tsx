import { useMemo, useState } from 'react';
import { useAppStore } from '../../store/use-app';
import { Dialog } from '../base/Dialog';
import { sourceOf } from '../map/port';
import { pictureWords as words } from '../words/picture';
import { Buttons } from './Buttons';
import { Choices } from './Choices';
import { pictureNow } from './now';
import { type Choice, firstChoice } from './options';
import { Preview } from './Preview';
import styles from './picture.module.css';

/** The map as a picture: what of it, how large, in which colours; to be copied or saved. */
export default function PictureDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  // As it was when the dialog was opened: nothing changes behind it.
  const [{ app, map }] = useState(() => ({ app: store.getState(), map: sourceOf(store).get() }));
  const [choice, setChoice] = useState<Choice>(() => firstChoice(app.theme, map));
  const picture = useMemo(() => pictureNow(app, map, choice), [app, map, choice]);
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      {picture ? (
        <div className={styles.columns}>
          <Choices choice={choice} hasLeaves={map.leaves !== null} onChoose={setChoice} />
          <div className={styles.result}>
            <Preview picture={picture} theme={choice.theme} />
            <Buttons picture={picture} choice={choice} name={app.doc.name} />
          </div>
        </div>
      ) : (
        <p>{words.noView}</p>
      )}
    </Dialog>
  );
}
