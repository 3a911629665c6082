import { fieldsOf, figureOf, flipped } from '../../../arch/fields';
import { toHex } from '../../../arch/hex';
import { msrKind } from '../../../arch/msr';
import type { RegistersWire } from '../../../store/state';
import { type FieldError, FieldErrorText } from '../../base/HexField';
import { bitsWords as w } from '../../words/bits';
import { RegisterField } from '../RegisterField';
import { BitField } from './BitField';
import styles from './bits.module.css';
import { FieldTable } from './FieldTable';
import type { Listed } from './list';
import { MaskCompare } from './MaskCompare';
import { bitsOfKind } from './shown';
import { useWrite } from './use-write';

/** One register: its value, its bits, its fields; for a variable range the compare with the selected page as well. */
export function RegisterView({
  register,
  registers,
  maxPhysAddr,
}: {
  register: Listed;
  registers: RegistersWire;
  maxPhysAddr: number;
}) {
  const { key, name, value } = register;
  const { write, refused, say } = useWrite(register, maxPhysAddr, registers.variable.length);
  const fields = fieldsOf(key, maxPhysAddr);
  const kind = typeof key === 'number' ? msrKind(key) : undefined;
  const reserved = bitsOfKind(fields, 'reserved');
  const ignored = bitsOfKind(fields, 'ignored');

  const onError = (error: FieldError | undefined): void => say(error?.text, error?.id);
  const flip = (bit: number): void => {
    const isIgnored = fields.some(
      (field) => field.kind === 'ignored' && bit <= field.high && bit >= field.low,
    );
    if (isIgnored) say(w.isIgnored(bit));
    else write(flipped(value, bit));
  };

  return (
    <>
      <div className={styles.top}>
        <h3>{name}</h3>
        <span className={styles.soft}>
          {typeof key === 'number' && w.number(toHex(key))}
          {kind?.kind === 'cap' && `, ${w.readOnly}`}
        </span>
        <RegisterField
          className={styles.value}
          label={w.value(name)}
          value={value}
          apply={write}
          onError={onError}
        />
      </div>
      <BitField
        name={name}
        value={value}
        fields={fields}
        refused={refused && refused.value ^ value}
        onFlip={flip}
      />
      <div className={styles.said}>
        <FieldErrorText error={refused} />
      </div>
      <FieldTable register={register} fields={fields} {...(kind?.kind !== 'cap' && { write, onError })} />
      <p className={styles.note}>
        {reserved !== '' && kind?.kind !== 'cap' && `${w.reservedBits(reserved)} `}
        {fields.some((field) => field.kind === 'type') && `${w.reservedType} `}
        {kind?.kind === 'pat' && `${w.reservedPat} `}
        {ignored !== '' && `${w.ignoredBits(ignored)} `}
        <cite>{figureOf(key)}</cite>
      </p>
      {(kind?.kind === 'base' || kind?.kind === 'mask') && (
        <MaskCompare index={kind.index} registers={registers} maxPhysAddr={maxPhysAddr} />
      )}
    </>
  );
}
