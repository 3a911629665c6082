import { hexValue, toHex } from '../../arch/hex';
import type { MemoryRange, RegionKind } from '../../scenario/types';
import { IconButton } from '../base/Button';
import { addressOf, groupHex } from '../base/format';
import { HexField, type Reading } from '../base/HexField';
import { words } from '../words';
import { readAddress } from './mask';
import styles from './memory.module.css';

const KINDS: readonly RegionKind[] = ['ram', 'mmio', 'emulated'];

/** One range of the memory layout. */
export function MemoryRow({
  index,
  range,
  onChange,
  onRemove,
}: {
  index: number;
  range: MemoryRange;
  onChange: (range: MemoryRange) => string | undefined;
  onRemove: () => void;
}) {
  const w = words.memory;
  const edge = (which: 'start' | 'end', label: string) => (
    <HexField
      label={label}
      value={groupHex(hexValue(range[which]))}
      read={readAddress}
      apply={(gfn) => {
        const next = { ...range, [which]: toHex(addressOf(gfn)) };
        return hexValue(next.start) < hexValue(next.end) ? onChange(next) : w.endBelow;
      }}
    />
  );
  return (
    <div className={styles.row}>
      {edge('start', w.start(index))}
      {edge('end', w.end(index))}
      <IconButton icon="close" label={w.remove(index)} onClick={onRemove} />
      <KindSelect
        label={w.kind(index)}
        value={range.kind}
        onChange={(kind) => onChange({ ...range, kind })}
      />
      <HexField
        label={w.name(index)}
        className={styles.name}
        placeholder={w.namePlaceholder}
        value={range.name ?? ''}
        read={(text): Reading<string> => ({ ok: true, value: text.trim() })}
        apply={(name) => {
          const { name: _, ...rest } = range;
          return onChange(name ? { ...rest, name } : rest);
        }}
      />
    </div>
  );
}

/** What backs a range. */
export function KindSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: RegionKind;
  onChange: (kind: RegionKind) => void;
}) {
  return (
    <select
      className={styles.kind}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as RegionKind)}
    >
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {words.memory.kinds[kind]}
        </option>
      ))}
    </select>
  );
}
