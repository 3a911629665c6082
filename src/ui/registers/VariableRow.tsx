import { and } from '../../arch/gfn';
import { toHex } from '../../arch/hex';
import { type MemType, typeCode, typeName } from '../../arch/memtype';
import { MTRR_PHYSBASE0, MTRR_PHYSMASK0, msrName } from '../../arch/msr';
import { physBaseValue, physMaskValue } from '../../arch/mtrr';
import type { GuestEdit } from '../../store/state';
import { cx, gpaText, groupHex, sizeText } from '../base/format';
import { FieldErrorText, HexField } from '../base/HexField';
import { TypeSelect } from '../base/TypeSelect';
import { useWanted } from '../base/use-wanted';
import { words } from '../words';
import type { RangeFields } from './decode';
import { maskOfSize, piecesOfMask, readAddress, readSize, sizeOfMask } from './mask';
import { useAttempt } from './use-attempt';
import styles from './variable.module.css';
import { msrEdit } from './writes';

/** A register in full: its name, its number, and what it holds. */
const nameOf = (msr: number, value: bigint): string => `${msrName(msr)} (${toHex(msr)}) = ${groupHex(value)}`;

/** One variable range. Each field writes the one MSR that it stands in. */
export function VariableRow({
  range,
  space,
  asMask,
}: {
  range: RangeFields;
  space: number;
  /** Show masks also where they have a size. */
  asMask: boolean;
}) {
  const { index, base, mask, type, valid } = range;
  const { error, edit, apply, onError } = useAttempt(`range-${index}`);
  const size = sizeOfMask(mask, space);
  const pieces = piecesOfMask(mask, space);
  const w = words.variable;

  const baseMsr = MTRR_PHYSBASE0 + 2 * index;
  const maskMsr = MTRR_PHYSMASK0 + 2 * index;
  const toBase = (change: { base?: number; type?: typeof type }): GuestEdit =>
    msrEdit(baseMsr, physBaseValue({ base, type, ...change }));
  const toMask = (change: { mask?: number; valid?: boolean }): GuestEdit =>
    msrEdit(maskMsr, physMaskValue({ mask, valid, ...change }));
  const [checked, want] = useWanted(valid);
  const check = (on: boolean): void => {
    if (edit(toMask({ valid: on })) === undefined) want(on);
  };
  const notes = [
    pieces > 1 ? w.pieces(pieces) : undefined,
    and(base, mask) !== base && mask !== 0 ? w.rounds(gpaText(and(base, mask))) : undefined,
  ].filter((note) => note !== undefined);

  return (
    <div className={cx(styles.entry, !valid && styles.off)}>
      <div className={styles.row}>
        <label className={styles.valid}>
          <input
            type="checkbox"
            aria-label={w.valid(index)}
            title={w.valid(index)}
            checked={checked}
            onChange={(event) => check(event.target.checked)}
          />
          <span aria-hidden="true">{index}</span>
        </label>
        <TypeSelect
          label={w.typeOf(index)}
          value={typeName(type)}
          onChange={(name) => edit(toBase({ type: typeCode(name as MemType) }))}
        />
        <HexField
          label={w.baseOf(index)}
          value={gpaText(base)}
          read={readAddress}
          apply={(value) => apply(toBase({ base: value }))}
          onError={onError}
          title={nameOf(baseMsr, range.baseValue)}
        />
        {size === undefined || asMask ? (
          <HexField
            key="mask"
            label={w.maskOf(index)}
            value={gpaText(mask)}
            read={readAddress}
            apply={(value) => apply(toMask({ mask: value }))}
            onError={onError}
            title={nameOf(maskMsr, range.maskValue)}
          />
        ) : (
          <HexField
            key="size"
            label={w.sizeOf(index)}
            value={sizeText(size)}
            read={(text) => readSize(text, space)}
            apply={(value) => apply(toMask({ mask: maskOfSize(value, space) }))}
            onError={onError}
            title={nameOf(maskMsr, range.maskValue)}
          />
        )}
      </div>
      <FieldErrorText error={error} />
      {notes.map((note) => (
        <p key={note} className={styles.none}>
          {note}
        </p>
      ))}
    </div>
  );
}
