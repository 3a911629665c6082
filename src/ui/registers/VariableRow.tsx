import { useState } from 'react';
import { and } from '../../arch/gfn';
import { toHex } from '../../arch/hex';
import { type MemType, typeCode, typeName } from '../../arch/memtype';
import { MTRR_PHYSBASE0, MTRR_PHYSMASK0, msrName } from '../../arch/msr';
import { physBaseValue, physMaskValue } from '../../arch/mtrr';
import { cx, gpaText, groupHex, sizeText } from '../base/format';
import { type FieldError, FieldErrorText, HexField } from '../base/HexField';
import { TypeSelect } from '../base/TypeSelect';
import { useWanted } from '../base/use-wanted';
import { words } from '../words';
import type { RangeFields } from './decode';
import { maskOfSize, piecesOfMask, readAddress, readSize, sizeOfMask } from './mask';
import { useAttempt } from './use-attempt';
import styles from './variable.module.css';

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
  const { refusal, edit } = useAttempt();
  const [error, setError] = useState<FieldError>();
  const size = sizeOfMask(mask, space);
  const pieces = piecesOfMask(mask, space);
  const w = words.variable;

  const baseMsr = MTRR_PHYSBASE0 + 2 * index;
  const maskMsr = MTRR_PHYSMASK0 + 2 * index;
  const write = (msr: number, value: bigint): string | undefined =>
    edit({ kind: 'msr', msr: toHex(msr), value: toHex(value) });
  const writeBase = (change: { base?: number; type?: typeof type }): string | undefined =>
    write(baseMsr, physBaseValue({ base, type, ...change }));
  const writeMask = (change: { mask?: number; valid?: boolean }): string | undefined =>
    write(maskMsr, physMaskValue({ mask, valid, ...change }));
  const [checked, want] = useWanted(valid);
  const check = (on: boolean): void => {
    if (writeMask({ valid: on }) === undefined) want(on);
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
          onChange={(name) => writeBase({ type: typeCode(name as MemType) })}
        />
        <HexField
          label={w.baseOf(index)}
          value={gpaText(base)}
          read={readAddress}
          apply={(value) => writeBase({ base: value })}
          onError={setError}
          title={`${msrName(baseMsr)} (${toHex(baseMsr)}) = ${groupHex(range.baseValue)}`}
        />
        {size === undefined || asMask ? (
          <HexField
            key="mask"
            label={w.maskOf(index)}
            value={gpaText(mask)}
            read={readAddress}
            apply={(value) => writeMask({ mask: value })}
            onError={setError}
            title={`${msrName(maskMsr)} (${toHex(maskMsr)}) = ${groupHex(range.maskValue)}`}
          />
        ) : (
          <HexField
            key="size"
            label={w.sizeOf(index)}
            value={sizeText(size)}
            read={(text) => readSize(text, space)}
            apply={(value) => writeMask({ mask: maskOfSize(value, space) })}
            onError={setError}
            title={`${msrName(maskMsr)} (${toHex(maskMsr)}) = ${groupHex(range.maskValue)}`}
          />
        )}
      </div>
      <FieldErrorText error={error ?? (refusal ? { id: `range-${index}`, text: refusal } : undefined)} />
      {notes.map((note) => (
        <p key={note} className={styles.none}>
          {note}
        </p>
      ))}
    </div>
  );
}
