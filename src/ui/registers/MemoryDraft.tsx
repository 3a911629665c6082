import { useState } from 'react';
import { toHex } from '../../arch/hex';
import type { MemoryRange, RegionKind } from '../../scenario/types';
import { Button } from '../base/Button';
import { addressOf } from '../base/format';
import { FieldErrorText } from '../base/HexField';
import { words } from '../words';
import { DraftForm } from './DraftForm';
import { KindSelect } from './MemoryRow';
import { readAddress } from './mask';
import styles from './memory.module.css';

/** A range of memory that is not there yet. */
export function MemoryDraft({
  index,
  onAdd,
  onDone,
}: {
  index: number;
  onAdd: (range: MemoryRange) => string | undefined;
  onDone: () => void;
}) {
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [kind, setKind] = useState<RegionKind>('ram');
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const w = words.memory;

  const add = (): string | undefined => {
    const first = readAddress(start);
    if (!first.ok) return first.error;
    const last = readAddress(end);
    if (!last.ok) return last.error;
    if (first.value >= last.value) return w.endBelow;
    const refused = onAdd({
      start: toHex(addressOf(first.value)),
      end: toHex(addressOf(last.value)),
      kind,
      ...(name.trim() ? { name: name.trim() } : {}),
    });
    if (refused === undefined) onDone();
    return refused;
  };
  return (
    <DraftForm className={styles.draft} onSubmit={() => setError(add())} onDone={onDone}>
      <div className={styles.row}>
        <input
          // biome-ignore lint/a11y/noAutofocus: it was just asked for, and is where typing begins
          autoFocus
          aria-label={w.start(index)}
          placeholder="0x1_0000_0000"
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <input
          aria-label={w.end(index)}
          placeholder="0x1_8000_0000"
          value={end}
          onChange={(event) => setEnd(event.target.value)}
        />
        <span />
        <KindSelect label={w.kind(index)} value={kind} onChange={setKind} />
        <input
          className={styles.name}
          aria-label={w.name(index)}
          placeholder={w.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <FieldErrorText error={error ? { id: 'memory-draft', text: error } : undefined} />
      <Button type="submit">{w.add}</Button>
      <Button onClick={onDone}>{words.app.cancel}</Button>
    </DraftForm>
  );
}
