import { Button } from '../base/Button';
import { words } from '../words';
import styles from './export.module.css';

/** Says why there is nothing to show, with the way on. */
export function Failure({ error, again }: { error: string; again: () => void }) {
  return (
    <p role="alert" className={styles.failure}>
      {error} <Button onClick={again}>{words.broken.retry}</Button>
    </p>
  );
}
