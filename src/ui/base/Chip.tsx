import styles from './Chip.module.css';
import { cx } from './format';

/** A memory type, told by colour, hatch and letters. `type` is its name; `undefined` and `none` are names too. */
export function Chip({
  type,
  label = type,
  big = false,
  title,
}: {
  type: string;
  label?: string;
  big?: boolean;
  title?: string;
}) {
  return (
    <span className={cx(styles.chip, big && styles.big)} data-type={type} title={title}>
      {label}
    </span>
  );
}
