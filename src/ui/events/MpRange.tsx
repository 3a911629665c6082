import type { RegistersWire } from '../../store/state';
import { PLAIN } from '../base/plain';
import { TypeSelect } from '../base/TypeSelect';
import { words } from '../words';
import { Field } from './EventForm';
import styles from './form.module.css';
import { type RangeDraft, rangeDraft } from './mp-plan';

/** One variable range. Another number shows what that range holds. */
export function MpRange({
  draft,
  registers,
  space,
  onChange,
}: {
  draft: RangeDraft;
  registers: RegistersWire;
  /** Pages in the address space. */
  space: number;
  onChange: (draft: RangeDraft) => void;
}) {
  const w = words.mp;
  const text = (key: 'base' | 'size', placeholder: string) => (
    <Field name={w[key]}>
      <input
        value={draft[key]}
        placeholder={placeholder}
        {...PLAIN}
        onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      <Field name={w.number}>
        <select
          className={styles.short}
          value={draft.index}
          onChange={(event) => onChange(rangeDraft(registers, Number(event.target.value), space))}
        >
          {registers.variable.map((_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a range is its number
            <option key={n}>{n}</option>
          ))}
        </select>
      </Field>
      <Field name={w.type}>
        <TypeSelect
          label={w.type}
          value={draft.type}
          onChange={(type): undefined => void onChange({ ...draft, type })}
        />
      </Field>
      {text('base', '0xc000_0000')}
      {text('size', '1 GiB')}
      <div className={styles.checks}>
        <label>
          <input
            type="checkbox"
            checked={draft.valid}
            onChange={(event) => onChange({ ...draft, valid: event.target.checked })}
          />
          <span>{w.valid}</span>
        </label>
      </div>
    </>
  );
}
