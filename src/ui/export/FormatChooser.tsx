import { useEffect, useRef } from 'react';
import type { WriterCard } from '../../store/state';
import { useMedia } from '../base/use-media';
import { words } from '../words';
import styles from './export.module.css';

interface Props {
  formats: readonly WriterCard[];
  chosen: WriterCard;
  onChoose: (id: string) => void;
}

/** All formats with a line on each; on a phone the text needs the room, so there it is a menu. */
export function FormatChooser(props: Props) {
  return useMedia('(max-width: 699px)') ? <FormatMenu {...props} /> : <FormatList {...props} />;
}

function FormatList({ formats, chosen, onChoose }: Props) {
  const ref = useRef<HTMLFieldSetElement>(null);
  const w = words.export;

  // The dialog was open before the list came, with its focus on the button that closes it.
  useEffect(() => ref.current?.querySelector<HTMLElement>(':checked')?.focus(), []);

  return (
    <fieldset ref={ref} className={styles.formats}>
      <legend className="visually-hidden">{w.format}</legend>
      {formats.map(({ id, title }) => (
        <label key={id}>
          <input
            type="radio"
            name="format"
            value={id}
            checked={id === chosen.id}
            onChange={() => onChoose(id)}
          />
          <strong>{title}</strong>
          <span>{w.hints[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function FormatMenu({ formats, chosen, onChoose }: Props) {
  const w = words.export;
  return (
    <div className={styles.menu}>
      <select aria-label={w.format} value={chosen.id} onChange={(event) => onChoose(event.target.value)}>
        {formats.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <span>{w.hints[chosen.id]}</span>
    </div>
  );
}
