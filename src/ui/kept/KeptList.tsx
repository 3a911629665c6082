import type { Kept } from '../../store/shelf/shelf';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import { keptWords as w } from '../words/kept';
import { KeptRow } from './KeptRow';
import styles from './kept.module.css';
import type { ShelfProps } from './use-shelf';

/** All named scenarios, folder by folder. */
export function KeptList({ view, onSaid, onOpen }: ShelfProps) {
  const kept = useApp((app) => app.lineages[app.lineage]);
  const nameKept = useApp((app) => app.nameKept);
  const setup = useApp((app) => app.setup);
  const { items = [], folders, attempt } = view;
  const nameOf = ({ doc }: Kept): string => doc.name || words.app.unnamed;

  const rename = async (item: Kept, name: string, folder: string): Promise<void> => {
    const done = await attempt((shelf) => shelf.rename(item.id, name, folder));
    if (!done) return;
    // The open one gets the name too, or the next save would give it the old one back.
    if (kept?.id === done.id && kept.version === item.version) {
      if (done.doc.name !== item.doc.name) setup({ kind: 'name', name: nameOf(done) });
      nameKept({ id: done.id, version: done.version });
    }
    onSaid({ text: w.renamed(w.place(done.folder, nameOf(done))) });
  };
  const duplicate = async (item: Kept): Promise<void> => {
    const copy = await attempt((shelf) => shelf.add(item.doc, item.folder));
    if (copy) onSaid({ text: w.duplicated(nameOf(copy)) });
  };
  const remove = async (item: Kept): Promise<void> => {
    await attempt((shelf) => shelf.remove(item.id));
    const undo = (): void => void attempt((shelf) => shelf.restore(item));
    onSaid({ text: w.removed(nameOf(item)), undo });
  };

  const shown = [...new Set(items.map(({ folder }) => folder))];
  return shown.map((folder) => (
    <section key={folder} aria-label={folder || w.top}>
      {/* One list without folders needs no heading. */}
      {folders.length > 0 && <h4 className={styles.folder}>{folder || w.top}</h4>}
      <ul>
        {items
          .filter((item) => item.folder === folder)
          .map((item) => (
            <KeptRow
              key={item.id}
              item={item}
              isOpen={item.id === kept?.id}
              folders={folders}
              onOpen={() => onOpen(item)}
              onRename={(name, to) => void rename(item, name, to)}
              onDuplicate={() => void duplicate(item)}
              onRemove={() => void remove(item)}
            />
          ))}
      </ul>
    </section>
  ));
}
