import { useState } from 'react';
import { canonicalJson } from '../../store/canonical';
import type { Kept } from '../../store/shelf/shelf';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { words } from '../words';
import { keptWords as w } from '../words/kept';
import styles from './kept.module.css';
import { NameForm } from './NameForm';
import type { ShelfProps } from './use-shelf';

/** What is open now: where it is kept, and how to keep it. */
export function PresentScenario({ view, onSaid, onOpen }: ShelfProps) {
  const doc = useApp((app) => app.doc);
  const kept = useApp((app) => app.lineages[app.lineage]);
  const nameKept = useApp((app) => app.nameKept);
  const setup = useApp((app) => app.setup);
  const [asNew, setAsNew] = useState(false);
  const item = view.items?.find(({ id }) => id === kept?.id);
  const place = item ? w.place(item.folder, item.doc.name ?? '') : '';

  const adopt = (saved: Kept | undefined): void => {
    if (!saved) return;
    const { name = '' } = saved.doc;
    if (name !== doc.name) setup({ kind: 'name', name });
    nameKept({ id: saved.id, version: saved.version });
    setAsNew(false);
    onSaid({ text: w.saved(name) });
  };
  const add = async (name: string, folder: string): Promise<void> =>
    adopt(await view.attempt((shelf) => shelf.add({ ...doc, name }, folder)));
  const save = async (force: boolean): Promise<void> => {
    if (kept) adopt(await view.attempt((shelf) => shelf.save(kept, doc, force)));
  };

  if (!view.items) return null;
  const form = (
    <NameForm
      key={String(asNew)}
      label={w.saveAs}
      name={doc.name || words.app.unnamed}
      folder={item?.folder ?? ''}
      folders={view.folders}
      submit={w.save}
      onSubmit={add}
      onCancel={asNew ? () => setAsNew(false) : undefined}
      isAsked={asNew}
    />
  );
  if (!kept || asNew) {
    return (
      <>
        {!asNew && <p className={styles.soft}>{w.notKept}</p>}
        {form}
      </>
    );
  }
  if (item && item.version !== kept.version) {
    return (
      <>
        <p role="alert">{w.newer(place)}</p>
        <p className={styles.buttons}>
          <Button main onClick={() => add(doc.name ?? '', item.folder)}>
            {w.keepBoth}
          </Button>
          <Button onClick={() => save(true)}>{w.replace}</Button>
          <Button onClick={() => onOpen(item)}>{w.openTheirs}</Button>
        </p>
      </>
    );
  }
  const same = item !== undefined && canonicalJson(item.doc) === canonicalJson(doc);
  return (
    <>
      <p className={styles.soft}>{!item ? w.gone : same ? w.same(place) : w.changed(place)}</p>
      <p className={styles.buttons}>
        <Button main disabled={same} onClick={() => save(!item)}>
          {w.save}
        </Button>
        <Button onClick={() => setAsNew(true)}>{w.saveAsShort}</Button>
      </p>
    </>
  );
}
