import type { ReactNode } from 'react';
import styles from './Switch.module.css';
import { useWanted } from './use-wanted';

/** A bit that is on or off. Its name is what it is called, so that it can be found by it. */
export function Switch({
  name,
  on,
  onChange,
  title,
  children,
  disabled = false,
}: {
  name: string;
  on: boolean;
  /** Gives why it is refused; then it stays as it was. */
  onChange: (on: boolean) => string | undefined;
  title?: string;
  /** What stands beside it; the name where nothing is given. */
  children?: ReactNode;
  disabled?: boolean;
}) {
  const [shown, want] = useWanted(on);
  const change = (next: boolean): void => {
    if (onChange(next) === undefined) want(next);
  };
  return (
    <label className={styles.switch} title={title}>
      <input
        type="checkbox"
        role="switch"
        aria-label={name}
        aria-checked={shown}
        checked={shown}
        disabled={disabled}
        onChange={(event) => change(event.target.checked)}
      />
      <span aria-hidden="true">{children ?? name}</span>
    </label>
  );
}
