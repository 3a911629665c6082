import { words } from '../words';
import { Button } from './Button';
import styles from './Failure.module.css';
import { cx } from './format';

/** Says why there is nothing to show, with the way on. `className` is for its place. */
export function Failure({
  error,
  again,
  className,
}: {
  error: string;
  again: () => void;
  className: string | undefined;
}) {
  return (
    <p role="alert" className={cx(styles.failure, className)}>
      {error} <Button onClick={again}>{words.broken.retry}</Button>
    </p>
  );
}
