import { type Field, readField, withField } from '../../../arch/fields';
import { fixedMsrIndex, fixedRange } from '../../../arch/fixed';
import { type PatType, patCode } from '../../../arch/memtype';
import { msrKind } from '../../../arch/msr';
import { addressOf, gpaText, spanText } from '../../base/format';
import { type FieldError, HexField } from '../../base/HexField';
import { Switch } from '../../base/Switch';
import { TypeSelect } from '../../base/TypeSelect';
import { bitsWords as w } from '../../words/bits';
import { readAddress } from '../mask';
import styles from './bits.module.css';
import type { Listed } from './list';
import { bitsText, typeOfField } from './shown';

/** The named fields of a register, each with its control and what it means. */
export function FieldTable({
  register,
  fields,
  write,
  onError,
}: {
  register: Listed;
  fields: readonly Field[];
  /** Absent: nothing can be written. */
  write?: (value: bigint) => string | undefined;
  onError?: (error: FieldError | undefined) => void;
}) {
  const named = fields.filter(({ name, kind }) => name !== '' && kind !== 'ignored');
  return (
    <table className={styles.fields}>
      <thead className="visually-hidden">
        <tr>
          {Object.values(w.fields).map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {named.map((field) => (
          <tr key={field.low}>
            <th scope="row">{field.name}</th>
            <td className={styles.place}>{bitsText(field)}</td>
            <td className={styles.content}>
              <Content field={field} register={register} write={write} onError={onError} />
            </td>
            <td className={styles.meaning}>{meaningOf(register, field)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Content({
  field,
  register: { name, value },
  write,
  onError,
}: {
  field: Field;
  register: Listed;
  write: ((value: bigint) => string | undefined) | undefined;
  onError: ((error: FieldError | undefined) => void) | undefined;
}) {
  const content = readField(value, field);
  const label = w.field(field.name, name);
  if (!write) return <span>{field.kind === 'address' ? gpaText(Number(content)) : `${content}`}</span>;
  const put = (next: bigint): string | undefined => write(withField(value, field, next));
  switch (field.kind) {
    case 'flag':
      return (
        <Switch name={label} on={content === 1n} onChange={(on) => put(on ? 1n : 0n)}>
          {`${content}`}
        </Switch>
      );
    case 'type':
    case 'pat':
      return (
        <TypeSelect
          label={label}
          pat={field.kind === 'pat'}
          value={typeOfField(field, content) ?? ''}
          onChange={(type) => put(BigInt(patCode(type as PatType)))}
        />
      );
    case 'address':
      return (
        <HexField
          label={label}
          value={gpaText(Number(content))}
          read={readAddress}
          // An address that is too long for the field must be refused, not cut off.
          {...(onError && { onError })}
          apply={(page) => write(withField(value, field, 0n) | addressOf(page))}
        />
      );
    default:
      return <span>{`${content}`}</span>;
  }
}

function meaningOf({ key }: Listed, field: Field): string | undefined {
  if (typeof key === 'string') return w.meaning(key, field.name);
  const kind = msrKind(key).kind;
  if (kind === 'pat') return w.patMeaning(field.low / 8);
  if (kind !== 'fixed') return w.meaning(kind, field.name);
  const { start, end } = fixedRange(8 * fixedMsrIndex(key) + field.low / 8);
  return w.fixedMeaning(spanText(start, end));
}
