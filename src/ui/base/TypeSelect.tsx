import { MEM_TYPES, PAT_TYPES } from '../../arch/memtype';
import { cx } from './format';
import styles from './TypeSelect.module.css';
import { useWanted } from './use-wanted';

/** A memory type to choose, drawn as its chip. */
export function TypeSelect({
  label,
  value,
  onChange,
  pat = false,
  className,
}: {
  label: string;
  value: string;
  /** Gives why it is refused; then it stays as it was. */
  onChange: (name: string) => string | undefined;
  /** With UC-, which only a PAT entry can hold. */
  pat?: boolean;
  className?: string | undefined;
}) {
  const names: readonly string[] = pat ? PAT_TYPES : MEM_TYPES;
  const [shown, want] = useWanted(value);
  const change = (next: string): void => {
    if (onChange(next) === undefined) want(next);
  };
  return (
    <select
      className={cx(styles.select, className)}
      aria-label={label}
      data-type={shown}
      value={shown}
      onChange={(event) => change(event.target.value)}
    >
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}
