import { Dialog } from '../base/Dialog';
import { words } from '../words';
import styles from './help.module.css';

const k = words.help.keys;
const GROUPS: [string, [string[], string][]][] = [
  [
    words.help.anywhere,
    [
      [['[', ']'], k.back],
      [['g'], k.goTo],
      [['p'], words.policies.key],
      [['Ctrl Z', 'Ctrl Shift Z'], k.undo],
      [['?'], k.help],
    ],
  ],
  [
    words.help.inMap,
    [
      [['←', '→'], k.segments],
      [['Home', 'End'], k.ends],
      [['Enter'], k.select],
      [['f'], k.fit],
      [['Shift ←', 'Shift →'], k.pan],
      [['+', '−'], k.zoom],
      [['0'], k.whole],
    ],
  ],
  [
    words.help.inTimeline,
    [
      [['←', '→'], k.move],
      [['Delete'], k.remove],
    ],
  ],
  [
    words.help.inFields,
    [
      [['Enter'], k.apply],
      [['Esc'], k.revert],
    ],
  ],
];

/** What this is, and the keys. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.help.title} onClose={onClose}>
      <p className={styles.about}>{words.help.about}</p>
      <div className={styles.groups}>
        {GROUPS.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, what]) => (
                <div key={what}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
