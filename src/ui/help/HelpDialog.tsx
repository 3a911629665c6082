import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '../../store/use-app';
import { Dialog } from '../base/Dialog';
import { SearchField } from '../base/SearchField';
import { words } from '../words/manual';
import { chaptersWith, type Facts } from './Chapters';
import styles from './help.module.css';

/** The manual: searchable, with the questions that people asked, the keys and the glossary. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const policies = useApp((app) => app.policies);
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const root = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => chaptersWith(wanted, { policies, formats }, onClose),
    [wanted, policies, formats, onClose],
  );
  const go = (id: string): void => {
    const chapter = root.current?.querySelector<HTMLElement>(`#help-${id}`);
    chapter?.scrollIntoView({ block: 'start' });
    chapter?.focus({ preventScroll: true });
  };
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <div ref={root} className={styles.manual}>
        <div className={styles.aside}>
          <SearchField
            label={words.search}
            placeholder={words.placeholder}
            value={typed}
            onChange={setTyped}
          />
          <p role="status" className={styles.found}>
            {wanted === ''
              ? ''
              : found.length === 0
                ? words.nothing
                : words.found(found.reduce((sum, { count }) => sum + count, 0))}
          </p>
          <nav aria-label={words.contents}>
            <ul>
              {found.map(({ id, count }) => (
                <li key={id}>
                  <button type="button" className={styles.entry} onClick={() => go(id)}>
                    {words.chapters[id].title} {wanted !== '' && <small>{count}</small>}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className={styles.chapters}>
          {found.map(({ id, content }) => (
            <section key={id} id={`help-${id}`} tabIndex={-1} aria-label={words.chapters[id].title}>
              <h3>{words.chapters[id].title}</h3>
              {content}
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** The formats that are read and written, once the worker has said. */
function useFormats(): Facts['formats'] {
  const readers = useApp((app) => app.readers);
  const writers = useApp((app) => app.formats);
  const [formats, setFormats] = useState<Facts['formats']>();
  useEffect(() => {
    let here = true;
    Promise.all([readers(), writers()])
      .then(([reads, writes]) => here && setFormats({ reads, writes }))
      // The manual stands without the list.
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [readers, writers]);
  return formats;
}
