import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { Button } from '../base/Button';
import { bytesText, cx } from '../base/format';
import { words } from '../words';
import styles from './import.module.css';

/** A whole dmesg is 1 MB or so; what is much larger is not a dump. */
const MOST = 8 * 2 ** 20;

/** Where the text of a dump comes from: pasted, dropped or out of a file. */
export function DropBox({ text, onText }: { text: string; onText: (text: string) => void }) {
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<string>();
  const w = words.import;

  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    if (chosen.size > MOST) return setError(w.tooBig(bytesText(chosen.size)));
    setError(undefined);
    onText(await chosen.text());
  };
  const onDrop = (event: DragEvent): void => {
    const [dropped] = event.dataTransfer.files;
    setOver(false);
    // Dropped text goes into the field by itself.
    if (!dropped) return;
    event.preventDefault();
    void take(dropped);
  };

  return (
    <fieldset
      aria-label={w.text}
      className={cx(styles.box, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <textarea
        // Pasting is what most come for.
        data-focus
        aria-label={w.text}
        placeholder={w.placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        onChange={(event) => {
          setError(undefined);
          onText(event.target.value);
        }}
      />
      <div className={styles.file}>
        <Button onClick={() => file.current?.click()}>{w.file}</Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={w.file}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            void take(event.target.files?.[0]);
            // The same file can be chosen again after it was changed.
            event.target.value = '';
          }}
        />
        {error && (
          <span role="alert" className={styles.error}>
            {error}
          </span>
        )}
      </div>
    </fieldset>
  );
}
