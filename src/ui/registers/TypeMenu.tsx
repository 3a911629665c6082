import { TYPE_CODES, type TypeCode, typeName } from '../../arch/memtype';
import { PopoverMenu } from '../base/PopoverMenu';
import styles from './fixed.module.css';

const walk = (key: string, now: number): number | undefined =>
  ({ ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1 })[key];

/** The five types, beside what was clicked. */
export function TypeMenu({
  label,
  at,
  current,
  onChoose,
  onClose,
}: {
  label: string;
  at: DOMRect;
  current: TypeCode;
  onChoose: (code: TypeCode) => void;
  onClose: () => void;
}) {
  return (
    <PopoverMenu label={label} at={at} className={styles.menu} walk={walk} onClose={onClose}>
      {(hide) =>
        TYPE_CODES.map((code) => (
          <button
            key={code}
            type="button"
            className={styles.cell}
            role="menuitemradio"
            aria-checked={code === current}
            data-type={typeName(code)}
            onClick={() => {
              onChoose(code);
              hide();
            }}
          >
            {typeName(code)}
          </button>
        ))
      }
    </PopoverMenu>
  );
}
