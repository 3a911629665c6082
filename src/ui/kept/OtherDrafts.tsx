import { useState } from 'react';
import { canonicalJson } from '../../store/canonical';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import { keptWords as w } from '../words/kept';
import styles from './kept.module.css';
import { when } from './when';

/** What other tabs hold that is not the present scenario: each once. */
export function OtherDrafts({ onClose }: { onClose: () => void }) {
  const otherDrafts = useApp((app) => app.otherDrafts);
  const openKept = useApp((app) => app.openKept);
  const doc = useApp((app) => app.doc);
  const [drafts] = useState(() => {
    const seen = new Set([canonicalJson(doc)]);
    return otherDrafts().filter(({ work }) => {
      const text = canonicalJson(work.doc);
      const isNew = !seen.has(text);
      seen.add(text);
      return isNew;
    });
  });
  if (drafts.length === 0) return null;
  return (
    <details className={styles.drafts}>
      <summary>{`${w.drafts} (${drafts.length})`}</summary>
      <p className={styles.soft}>{w.draftsHelp}</p>
      <ul>
        {drafts.map(({ id, work, at }) => {
          const name = work.doc.name || words.app.unnamed;
          return (
            <li key={id} className={styles.row}>
              <button
                type="button"
                className={styles.open}
                aria-label={w.open(name)}
                onClick={() => {
                  openKept(work.doc);
                  onClose();
                }}
              >
                <strong>{name}</strong>
                <small>{w.facts(work.doc.policy, work.doc.events?.length ?? 0, when(at))}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
