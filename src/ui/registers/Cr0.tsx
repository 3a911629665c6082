import { CR0_NW, cacheDisabled, notWriteThrough, pagingOn } from '../../arch/cr0';
import { hexValue, toHex } from '../../arch/hex';
import type { RegistersWire } from '../../store/state';
import { FieldErrorText } from '../base/HexField';
import { Section } from '../base/Section';
import { Switch } from '../base/Switch';
import { words } from '../words';
import { BitsButton } from './bits/BitsButton';
import { withCd } from './cd';
import { RegisterField } from './RegisterField';
import styles from './registers.module.css';
import { hasTried, setTried } from './tried';
import { useAttempt } from './use-attempt';

/** PG and PE: paging needs protection. */
const PAGING = 0x80000001;

/** CR0, as far as caching goes. */
export function Cr0({ registers }: { registers: RegistersWire }) {
  const { error, edit, apply, onError } = useAttempt('cr0');
  const tried = hasTried();
  const cr0 = Number(hexValue(registers.cr0));
  const write = (value: number): string | undefined => edit({ kind: 'cr0', value: toHex(value >>> 0) });

  const setCd = (on: boolean): string | undefined => {
    setTried();
    return edit({ kind: 'cr0', value: withCd(cr0, on) });
  };

  return (
    <Section
      title={words.guest.cr0}
      bits={<BitsButton of="cr0" name={words.guest.cr0} />}
      aside={
        tried ? (
          <Note cr0={cr0} setPaging={() => write(cr0 | PAGING)} />
        ) : (
          <span className={styles.tryMe}>{words.guest.tryMe}</span>
        )
      }
    >
      <div className={styles.bits}>
        <Switch name="CD" title={words.guest.cdHelp} on={cacheDisabled(cr0)} onChange={setCd} />
        <Switch
          name="NW"
          title={words.guest.nwHelp}
          on={notWriteThrough(cr0)}
          onChange={(on) => write(on ? cr0 | CR0_NW : cr0 & ~CR0_NW)}
        />
        <RegisterField
          label={words.guest.cr0Value}
          className={styles.value}
          value={hexValue(registers.cr0)}
          apply={(value) => apply({ kind: 'cr0', value: toHex(value) })}
          onError={onError}
        />
      </div>
      <FieldErrorText error={error} />
    </Section>
  );
}

function Note({ cr0, setPaging }: { cr0: number; setPaging: () => void }) {
  if (cacheDisabled(cr0) && notWriteThrough(cr0))
    return <span className={styles.note}>{words.guest.clearsNw}</span>;
  if (pagingOn(cr0)) return null;
  return (
    <span className={styles.note}>
      {words.guest.pagingOff}{' '}
      <button type="button" className={styles.link} onClick={setPaging}>
        {words.guest.setPaging}
      </button>
    </span>
  );
}
