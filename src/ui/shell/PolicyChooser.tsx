import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import { useDialogs } from './dialogs';
import styles from './header.module.css';
import { PolicyOptions } from './PolicyOptions';

/** Whose rules decide, and in one line what is particular about them. */
export function PolicyChooser() {
  const id = useApp((app) => app.doc.policy);
  const setup = useApp((app) => app.setup);
  const current = usePolicy();
  const { open } = useDialogs();
  const w = words.app;
  return (
    <div className={styles.policy}>
      <label>
        <span>{w.policy}</span>
        <select
          aria-label={w.policy}
          value={id}
          aria-describedby="policy-summary"
          onChange={(event) => setup({ kind: 'policy', policy: event.target.value })}
        >
          {!current && <option value={id}>{id}</option>}
          <PolicyOptions />
        </select>
      </label>
      <Button
        className={styles.all}
        aria-label={words.policies.all}
        title={`${words.policies.all} (p)`}
        onClick={() => open('policies')}
      >
        <span>{words.policies.all}</span>
        <span>{words.policies.allShort}</span>
      </Button>
      <p
        id="policy-summary"
        className={styles.summary}
        title={current && `${current.summary}\n${current.source}`}
      >
        {current?.summary}
      </p>
    </div>
  );
}
