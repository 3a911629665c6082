import type { ReactNode } from 'react';
import { cx } from '../base/format';
import styles from './DraftForm.module.css';

/** A row that is not there yet: Enter adds it, Escape leaves it. `className` is for its place. */
export function DraftForm({
  className,
  onSubmit,
  onDone,
  children,
}: {
  className: string | undefined;
  onSubmit: () => void;
  onDone: () => void;
  children: ReactNode;
}) {
  return (
    <form
      className={cx(styles.draft, className)}
      onKeyDown={({ key }) => key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
