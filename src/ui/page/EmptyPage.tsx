import { Button } from '../base/Button';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import styles from './page.module.css';

/** What to do where no page is selected yet. */
export function EmptyPage() {
  const { open } = useDialogs();
  return (
    <div className={styles.empty}>
      <p>{words.page.empty}</p>
      <p>{words.page.emptyHelp}</p>
      <Button onClick={() => open('goTo')}>{words.page.goTo}</Button>
    </div>
  );
}
