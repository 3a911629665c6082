import { hexValue } from '../../arch/hex';
import { type PatCode, type PatType, patCode } from '../../arch/memtype';
import { IA32_PAT } from '../../arch/msr';
import { patValue } from '../../arch/pat';
import type { RegistersWire } from '../../store/state';
import { FieldErrorText } from '../base/HexField';
import { Section } from '../base/Section';
import { TypeSelect } from '../base/TypeSelect';
import { patCodeName } from '../base/types';
import { words } from '../words';
import { BitsButton } from './bits/BitsButton';
import { patOfValue } from './decode';
import styles from './pat.module.css';
import { RegisterField } from './RegisterField';
import { useAttempt } from './use-attempt';
import { msrEdit } from './writes';

/** The eight entries of IA32_PAT, and its value. */
export function PatEntries({ registers }: { registers: RegistersWire }) {
  const { error, edit, apply, onError } = useAttempt('pat');
  const entries = patOfValue(registers.pat);
  const set = (index: number, code: PatCode): string | undefined =>
    edit(msrEdit(IA32_PAT, patValue(entries.map((entry, i) => (i === index ? code : entry)))));

  const value = (
    <RegisterField
      label={words.pat.value}
      title={words.pat.value}
      className={styles.value}
      value={hexValue(registers.pat)}
      apply={(value) => apply(msrEdit(IA32_PAT, value))}
      onError={onError}
    />
  );
  return (
    <Section title={words.pat.title} bits={<BitsButton of={IA32_PAT} name={words.pat.title} />} aside={value}>
      <div className={styles.entries}>
        {entries.map((code, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its number
          <span key={i} className={styles.entry}>
            <span aria-hidden="true">{i}</span>
            <TypeSelect
              pat
              label={words.pat.entry(i)}
              value={patCodeName(code)}
              onChange={(name) => set(i, patCode(name as PatType))}
            />
          </span>
        ))}
      </div>
      <FieldErrorText error={error} />
    </Section>
  );
}
