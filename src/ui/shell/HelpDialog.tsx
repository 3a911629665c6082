import { Dialog } from '../base/Dialog';
import { helpLists } from '../commands/help';
import { COMMANDS } from '../commands/registry';
import { words } from '../words';
import styles from './help.module.css';

/** What this is, and the keys: those of the list of commands. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const w = words.help;
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.about}>{w.about}</p>
      <div className={styles.groups}>
        {helpLists(COMMANDS).map(({ place, rows }) => (
          <section key={place ?? ''}>
            <h3>{place ? w.places[place] : w.anywhere}</h3>
            <dl>
              {rows.map(({ id, title, keys }) => (
                <div key={id}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{title}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.about}>{w.fields}</p>
    </Dialog>
  );
}
