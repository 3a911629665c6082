import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import styles from './page.module.css';

/** What the scenario says of itself, and what to do where no page is selected yet. */
export function EmptyPage() {
  const { open } = useDialogs();
  const notes = useApp((app) => app.doc.notes);
  return (
    <div className={styles.empty}>
      <p>{words.page.empty}</p>
      <p>{words.page.emptyHelp}</p>
      <Button onClick={() => open('goTo')}>{words.page.goTo}</Button>
      {notes && (
        <section className={styles.notes}>
          <h3>{words.page.notes}</h3>
          <p>{notes}</p>
        </section>
      )}
    </div>
  );
}
