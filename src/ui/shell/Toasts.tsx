import { useApp } from '../../store/use-app';
import { Button, IconButton } from '../base/Button';
import { words } from '../words';
import styles from './toasts.module.css';

/** What has to be said: each stays until it is dismissed, so that nobody has to read fast. */
export function Toasts() {
  const notices = useApp((app) => app.notices);
  const dismiss = useApp((app) => app.dismiss);
  const worker = useApp((app) => app.worker.state);
  const broken = worker === 'restarting' || worker === 'failed' ? words.app[worker] : undefined;
  return (
    <section className={styles.toasts} aria-label={words.app.notices} aria-live="polite">
      {broken && (
        <div className={styles.toast} data-tone="error">
          <p>{broken}</p>
        </div>
      )}
      {notices.map((notice) => (
        <div
          key={notice.id}
          className={styles.toast}
          data-tone={notice.tone}
          role={notice.tone === 'error' ? 'alert' : undefined}
        >
          <p>{notice.text}</p>
          {notice.action && (
            <Button
              onClick={() => {
                notice.action?.run();
                dismiss(notice.id);
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <IconButton icon="close" label={words.app.dismiss} onClick={() => dismiss(notice.id)} />
        </div>
      ))}
    </section>
  );
}
