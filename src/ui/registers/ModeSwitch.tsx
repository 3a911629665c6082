import type { Mode } from '../../store/state';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import styles from './ModeSwitch.module.css';

const MODES: readonly Mode[] = ['live', 'setup'];

/** Whether a change is an event of the guest's history or one of the state it starts with. */
export function ModeSwitch() {
  const mode = useApp((app) => app.mode);
  const cursor = useApp((app) => app.cursor);
  const setMode = useApp((app) => app.setMode);
  const setCursor = useApp((app) => app.setCursor);
  const late = mode === 'setup' && cursor > 0;

  return (
    <div className={styles.mode}>
      <div role="radiogroup" aria-label={words.mode.label} className={styles.choices}>
        {MODES.map((each) => (
          <label key={each}>
            <input type="radio" name="mode" checked={mode === each} onChange={() => setMode(each)} />
            <span>{words.mode[each]}</span>
          </label>
        ))}
      </div>
      <p className={styles.help}>
        {late ? words.mode.setupLater(cursor) : mode === 'live' ? words.mode.liveHelp : words.mode.setupHelp}{' '}
        {late && (
          <button type="button" className={styles.link} onClick={() => setCursor(0)}>
            {words.mode.toStart}
          </button>
        )}
      </p>
    </div>
  );
}
