import { hexValue } from '../../arch/hex';
import { type MemType, typeCode, typeName } from '../../arch/memtype';
import { IA32_MTRR_DEF_TYPE } from '../../arch/msr';
import { defTypeValue } from '../../arch/mtrr';
import type { GuestEdit, RegistersWire } from '../../store/state';
import { FieldErrorText } from '../base/HexField';
import { Section } from '../base/Section';
import { Switch } from '../base/Switch';
import { TypeSelect } from '../base/TypeSelect';
import { words } from '../words';
import { BitsButton } from './bits/BitsButton';
import { defTypeFields } from './decode';
import { RegisterField } from './RegisterField';
import styles from './registers.module.css';
import { useAttempt } from './use-attempt';
import { msrEdit } from './writes';

/** IA32_MTRR_DEF_TYPE: both enables and the type of what no range covers. */
export function DefType({ registers }: { registers: RegistersWire }) {
  const { error, edit, apply, onError } = useAttempt('deftype');
  const { enabled, fixed, type } = defTypeFields(registers.defType);
  const wrmsr = (value: bigint): GuestEdit => msrEdit(IA32_MTRR_DEF_TYPE, value);
  const set = (change: { enabled?: boolean; fixedEnabled?: boolean; defaultType?: typeof type }) =>
    edit(wrmsr(defTypeValue({ enabled, fixedEnabled: fixed, defaultType: type, ...change })));
  const note = !enabled ? words.guest.mtrrsOff : !fixed ? words.guest.fixedOff : undefined;

  return (
    <Section
      title={words.guest.defType}
      bits={<BitsButton of={IA32_MTRR_DEF_TYPE} name={words.guest.defType} />}
      aside={note && <span className={styles.note}>{note}</span>}
    >
      <div className={styles.bits}>
        <Switch name="E" title={words.guest.eHelp} on={enabled} onChange={(on) => set({ enabled: on })} />
        <Switch
          name="FE"
          title={words.guest.feHelp}
          on={fixed}
          onChange={(on) => set({ fixedEnabled: on })}
        />
        <TypeSelect
          label={words.guest.defType}
          className={styles.defType}
          value={typeName(type)}
          onChange={(name) => set({ defaultType: typeCode(name as MemType) })}
        />
        <RegisterField
          label={words.guest.defTypeValue}
          className={styles.value}
          value={hexValue(registers.defType)}
          apply={(value) => apply(wrmsr(value))}
          onError={onError}
          title={words.guest.defTypeValue}
        />
      </div>
      <FieldErrorText error={error} />
    </Section>
  );
}
