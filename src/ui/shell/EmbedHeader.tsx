import { useApp, useAppStore } from '../../store/use-app';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import styles from './header.module.css';

/** What a frame says of itself: the scenario, the policy, and the way to the whole page. */
export function EmbedHeader() {
  const store = useAppStore();
  const name = useApp((app) => app.doc.name);
  const policy = usePolicy();
  // The link is made when it is followed: what is shown may have changed since.
  const whole = (): string => new URL(store.getState().link(), `${location.origin}${location.pathname}`).href;
  return (
    <header className={styles.embed}>
      <h1>{name || words.app.unnamed}</h1>
      <p>{policy?.title}</p>
      <a
        href={location.pathname}
        target="_blank"
        rel="noopener"
        onClick={(event) => {
          event.currentTarget.href = whole();
        }}
      >
        {words.app.openWhole}
      </a>
    </header>
  );
}
