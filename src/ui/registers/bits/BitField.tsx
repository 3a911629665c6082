import { type KeyboardEvent, useRef, useState } from 'react';
import { bitOf, type Field, readField } from '../../../arch/fields';
import { cx } from '../../base/format';
import { useMedia } from '../../base/use-media';
import { bitsWords as w } from '../../words/bits';
import styles from './bits.module.css';
import { pieceOf, typeOfField } from './shown';

/** Bits in one block; two blocks stand side by side where there is room. */
const BLOCK = 16;
const BLOCKS = [3, 2, 1, 0];
const PLACES = Array.from({ length: BLOCK }, (_, i) => BLOCK - 1 - i);

/** 64 bits as toggle buttons, with the hexadecimal digit above and the field below them. Arrow keys walk. */
export function BitField({
  name,
  value,
  fields,
  refused = 0n,
  onFlip,
}: {
  name: string;
  value: bigint;
  fields: readonly Field[];
  /** The bits that a refused write would have changed. */
  refused?: bigint | undefined;
  onFlip: (bit: number) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const isWide = useMedia('(min-width: 1000px)');
  const [walked, setWalked] = useState(() => fields.find(({ kind }) => kind === 'flag')?.low ?? 0);

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = isWide ? 2 * BLOCK : BLOCK;
    const steps: Record<string, number> = { ArrowLeft: 1, ArrowRight: -1, ArrowUp: row, ArrowDown: -row };
    const step = steps[event.key];
    const ends: Record<string, number> = { Home: 63, End: 0 };
    const next = step === undefined ? ends[event.key] : walked + step;
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (next < 0 || next > 63) return;
    setWalked(next);
    ref.current?.querySelector<HTMLElement>(`[data-bit="${next}"]`)?.focus();
  };

  return (
    <div
      ref={ref}
      className={styles.bits}
      role="toolbar"
      aria-label={w.bits(name)}
      onKeyDown={onKeyDown}
      title={w.keys}
    >
      {BLOCKS.map((block) => (
        <div key={block} className={styles.block}>
          {[3, 2, 1, 0].map((digit) => (
            <span key={digit} className={styles.digit} aria-hidden="true">
              {((value >> BigInt(BLOCK * block + 4 * digit)) & 15n).toString(16)}
            </span>
          ))}
          {PLACES.map((place) => {
            const bit = BLOCK * block + place;
            const field = fields.find(({ high, low }) => bit <= high && bit >= low) as Field;
            return (
              <button
                key={bit}
                type="button"
                data-bit={bit}
                className={cx(styles.bit, bitOf(refused, bit) && styles.refused)}
                data-kind={field.kind}
                aria-pressed={bitOf(value, bit)}
                aria-label={w.bit(bit, titleOf(field))}
                title={w.bit(bit, titleOf(field))}
                tabIndex={bit === walked ? 0 : -1}
                onFocus={() => setWalked(bit)}
                onClick={() => onFlip(bit)}
              >
                <i>{bit}</i>
                <b>{bitOf(value, bit) ? 1 : 0}</b>
              </button>
            );
          })}
          {fields.map((field) => {
            const piece = pieceOf(field, block, BLOCK);
            if (!piece) return null;
            const type = typeOfField(field, readField(value, field));
            return (
              <span
                key={field.low}
                className={styles.bracket}
                data-kind={field.kind}
                data-open={piece.isOpen}
                data-type={type}
                aria-hidden="true"
                title={titleOf(field)}
                // The columns count from the left, the bits from the right.
                style={{ gridColumn: `${BLOCK - piece.high} / span ${piece.high - piece.low + 1}` }}
              >
                {[field.name, type].filter(Boolean).join(' ')}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function titleOf({ kind, name }: Field): string {
  if (kind === 'reserved') return w.reserved;
  return kind === 'ignored' ? [name, w.ignored].filter(Boolean).join(', ') : name;
}
