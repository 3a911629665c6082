import type { ReactNode } from 'react';
import type { FixedMsr } from '../../arch/fixed';
import { hexValue } from '../../arch/hex';
import { addressOf, grouped, groupHex } from '../base/format';
import { words } from '../words';
import { BitsButton } from './bits/BitsButton';
import styles from './fixed.module.css';
import { RegisterField } from './RegisterField';

/** One fixed-range MSR: its address opens the field for the whole value. */
export function FixedRow({
  msr,
  value,
  open,
  onToggle,
  onWrite,
  children,
}: {
  msr: FixedMsr;
  value: string;
  open: boolean;
  onToggle: () => void;
  onWrite: (value: bigint) => string | undefined;
  children: ReactNode;
}) {
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.address}
            aria-expanded={open}
            title={`${msr.name} = ${groupHex(hexValue(value))}`}
            aria-label={msr.name}
            onClick={onToggle}
          >
            {grouped(addressOf(msr.start))}
          </button>
        </th>
        {children}
      </tr>
      {open && (
        <tr>
          <td colSpan={9} className={styles.value}>
            <span>{msr.name}</span>
            <RegisterField label={words.fixed.row(msr.name)} value={hexValue(value)} apply={onWrite} />
            <BitsButton of={msr.msr} name={msr.name} />
          </td>
        </tr>
      )}
    </>
  );
}
