import { type ChangeEvent, useRef } from 'react';
import { addAll, readFile, writeFile } from '../../store/shelf/file';
import { Button } from '../base/Button';
import { saveFile } from '../export/save-file';
import { keptWords as w } from '../words/kept';
import styles from './kept.module.css';
import type { ShelfProps } from './use-shelf';

/** All of them to a file, and from one. */
export function ShelfFile({ view, onSaid }: Pick<ShelfProps, 'view' | 'onSaid'>) {
  const file = useRef<HTMLInputElement>(null);
  const { items = [], attempt } = view;

  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = event.target.files ?? [];
    if (!chosen) return;
    const text = await chosen.text();
    // The same file may be chosen again.
    event.target.value = '';
    const done = await attempt(async (shelf) => {
      const read = readFile(text);
      return { ...(await addAll(shelf, read)), refused: read.refused };
    });
    if (!done) return;
    const { added, renamed, refused } = done;
    onSaid({ text: [w.imported(added, renamed, refused.length), ...refused.slice(0, 3)].join(' ') });
  };
  return (
    <p className={styles.buttons}>
      <Button
        disabled={items.length === 0}
        title={w.exportHelp}
        onClick={() => saveFile('gpatlas-scenarios.json', writeFile(items))}
      >
        {w.exportAll}
      </Button>
      <Button onClick={() => file.current?.click()}>{w.import}</Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={w.import}
        onChange={take}
      />
    </p>
  );
}
