import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { Button } from '../base/Button';
import { CodeArea } from '../base/CodeArea';
import { bytesText, cx } from '../base/format';
import { importWords as w } from '../words/import';
import styles from './import.module.css';
import { MOST_BYTES, NO_SOURCE, type Source, sourceOfFile, sourceOfText } from './source';

/** Where the text of a dump comes from: pasted, dropped or out of a file. A long one is shown by its beginning. */
export function DropBox({ source, onSource }: { source: Source; onSource: (source: Source) => void }) {
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<string>();

  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) return setError(w.tooBig(bytesText(chosen.size)));
    try {
      onSource(await sourceOfFile(chosen));
      setError(undefined);
    } catch (thrown) {
      setError((thrown as Error).message);
    }
  };
  const takeText = (text: string, name?: string): void => {
    setError(undefined);
    onSource(sourceOfText(text, name));
  };
  const onDrop = (event: DragEvent): void => {
    const [dropped] = event.dataTransfer.files;
    setOver(false);
    event.preventDefault();
    if (dropped) void take(dropped);
    else takeText(event.dataTransfer.getData('text/plain'), w.dropped);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = sourceOfText(event.clipboardData.getData('text/plain'));
    // A text field with a whole log in it would freeze the page: such a text never gets there.
    if (!('dump' in pasted)) return;
    event.preventDefault();
    setError(undefined);
    onSource(pasted);
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
      {'dump' in source ? (
        <div className={styles.large}>
          <p>
            <strong>{w.large(source.name, bytesText(source.dump.size))}</strong>
            <br />
            <span className={styles.soft}>{w.largeHelp}</span>
          </p>
          <figure>
            <figcaption className={styles.soft}>{w.head}</figcaption>
            <pre>{source.head}</pre>
          </figure>
        </div>
      ) : (
        <CodeArea
          // Pasting is what most come for.
          data-focus
          aria-label={w.text}
          placeholder={w.placeholder}
          value={source.text}
          autoComplete="off"
          onPaste={onPaste}
          onChange={(event) => takeText(event.target.value)}
        />
      )}
      <div className={styles.file}>
        <Button onClick={() => file.current?.click()}>{w.file}</Button>
        {'dump' in source && <Button onClick={() => onSource(NO_SOURCE)}>{w.clear}</Button>}
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
