import { useState } from 'react';
import type { PresetCard, PresetView } from '../../store/state';
import { Button } from '../base/Button';
import { words } from '../words/gallery';
import styles from './gallery.module.css';
import { ParameterForm } from './ParameterForm';
import { Picture } from './Picture';

/** One preset: its picture, what is interesting about it, where it is from; and what can be chosen. */
export function Card({ card, onOpen }: { card: PresetCard; onOpen: (view?: PresetView) => void }) {
  const [choosing, setChoosing] = useState(false);
  const { id, title, summary, source, parameters } = card;
  return (
    <li className={styles.card} data-preset={id}>
      <button
        type="button"
        className={styles.opener}
        aria-label={title}
        aria-describedby={`preset-${id} preset-${id}-source`}
        data-card
        onClick={() => onOpen()}
      >
        {!choosing && <Picture id={id} />}
        <strong>{title}</strong>
        <span id={`preset-${id}`}>{summary}</span>
        <small id={`preset-${id}-source`} title={source}>
          {source}
        </small>
      </button>
      {parameters && !choosing && (
        <Button className={styles.choose} aria-label={words.choose(title)} onClick={() => setChoosing(true)}>
          {words.chooseShort}
        </Button>
      )}
      {parameters && choosing && (
        <ParameterForm
          id={id}
          title={title}
          parameters={parameters}
          onOpen={(values) => onOpen({ values })}
          onClose={() => setChoosing(false)}
        />
      )}
    </li>
  );
}
