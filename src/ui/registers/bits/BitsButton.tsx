import type { RegisterKey } from '../../../arch/fields';
import { cx } from '../../base/format';
import { useDialogs } from '../../shell/dialogs';
import { words } from '../../words';
import styles from '../registers.module.css';
import { askFor } from './asked';

/** Opens the bits of a register; `name` is what it is called here. */
export function BitsButton({ of, name }: { of: RegisterKey; name: string }) {
  const { open } = useDialogs();
  return (
    <button
      type="button"
      className={cx(styles.link, styles.open)}
      aria-label={words.guest.bitsOf(name)}
      onClick={() => {
        askFor(of);
        open('registers');
      }}
    >
      {words.guest.bits}
    </button>
  );
}
