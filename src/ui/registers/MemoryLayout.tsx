import { lazy, Suspense, useMemo, useState } from 'react';
import type { MemoryRange } from '../../scenario/types';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { bytesText } from '../base/format';
import { FoldedSection } from '../base/Section';
import { words } from '../words';
import styles from './memory.module.css';

const MemoryDraft = lazy(async () => ({ default: (await import('./MemoryDraft')).MemoryDraft }));
const MemoryRow = lazy(async () => ({ default: (await import('./MemoryRow')).MemoryRow }));

const NONE: MemoryRange[] = [];
/** Ranges that are listed at once: a VM may have 32,764, and nobody reads them in one go. */
const ROWS = 100;

/** Where RAM and devices lie. A change is always one of the starting state. */
export function MemoryLayout() {
  const memory = useApp((app) => app.doc.memory ?? NONE);
  const setup = useApp((app) => app.setup);
  const [adding, setAdding] = useState(false);
  const [rows, setRows] = useState(ROWS);
  const ram = useMemo(() => ramBytes(memory), [memory]);
  const w = words.memory;

  const write = (next: MemoryRange[]): string | undefined => setup({ kind: 'memory', memory: next });
  const replace = (index: number, range: MemoryRange): string | undefined =>
    write(memory.map((old, i) => (i === index ? range : old)));

  return (
    <FoldedSection
      title={w.title}
      summary={memory.length === 0 ? w.allRam : w.summary(memory.length, bytesText(ram))}
    >
      {memory.length === 0 && !adding && <p className={styles.none}>{w.empty}</p>}
      {(memory.length > 0 || adding) && (
        <div className={styles.head} aria-hidden="true">
          <span>{w.startHead}</span>
          <span>{w.endHead}</span>
        </div>
      )}
      <Suspense>
        {memory.slice(0, rows).map((range, i) => (
          <MemoryRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a range is its place in the document
            key={i}
            index={i}
            range={range}
            onChange={(next) => replace(i, next)}
            onRemove={() => write(memory.filter((_, other) => other !== i))}
          />
        ))}
        {memory.length > rows && (
          <Button className={styles.add} onClick={() => setRows(rows + ROWS)}>
            {w.more(memory.length - rows)}
          </Button>
        )}
        {adding ? (
          <MemoryDraft
            index={memory.length}
            onAdd={(range) => write([...memory, range])}
            onDone={() => setAdding(false)}
          />
        ) : (
          <Button className={styles.add} onClick={() => setAdding(true)}>
            {w.add}
          </Button>
        )}
      </Suspense>
    </FoldedSection>
  );
}

/** Bytes of RAM. Limits are below 2^53: of tens of thousands of ranges, BigInt would take tens of milliseconds. */
function ramBytes(memory: readonly MemoryRange[]): number {
  let sum = 0;
  for (const { kind, start, end } of memory) if (kind === 'ram') sum += Number(end) - Number(start);
  return sum;
}
