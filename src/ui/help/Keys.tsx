import { helpLists } from '../commands/help';
import { COMMANDS } from '../commands/registry';
import { words } from '../words';
import styles from './keys.module.css';

/** The keys: those of the list of commands. */
export function Keys() {
  const w = words.help;
  return (
    <>
      <div className={styles.groups}>
        {helpLists(COMMANDS).map(({ place, rows }) => (
          <section key={place ?? ''}>
            <h4>{place ? w.places[place] : w.anywhere}</h4>
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
    </>
  );
}
