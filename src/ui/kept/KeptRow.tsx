import { useEffect, useRef, useState } from 'react';
import type { Kept } from '../../store/shelf/shelf';
import { Button } from '../base/Button';
import { words } from '../words';
import { keptWords as w } from '../words/kept';
import styles from './kept.module.css';
import { NameForm } from './NameForm';
import { when } from './when';

/** One named scenario: its button opens it, the others change where and whether it is kept. */
export function KeptRow({
  item,
  isOpen,
  folders,
  onOpen,
  onRename,
  onDuplicate,
  onRemove,
}: {
  item: Kept;
  /** Is it the one that is open? */
  isOpen: boolean;
  folders: readonly string[];
  onOpen: () => void;
  onRename: (name: string, folder: string) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}) {
  const [isEdited, setEdited] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(false);
  useEffect(() => {
    // The form had the focus and is gone.
    if (wasEdited.current && !isEdited) edit.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);
  const { doc, folder, changed } = item;
  const name = doc.name || words.app.unnamed;

  if (isEdited) {
    return (
      <li>
        <NameForm
          label={w.editOf(name)}
          {...{ name, folder, folders }}
          submit={w.apply}
          onSubmit={(newName, newFolder) => {
            setEdited(false);
            onRename(newName, newFolder);
          }}
          onCancel={() => setEdited(false)}
          isAsked
        />
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} aria-label={w.open(name)} onClick={onOpen}>
        <strong>{name}</strong>
        {isOpen && <em>{w.isOpen}</em>}
        <small>{w.facts(doc.policy, doc.events?.length ?? 0, when(changed))}</small>
      </button>
      <Button ref={edit} aria-label={w.editOf(name)} onClick={() => setEdited(true)}>
        {w.edit}
      </Button>
      <Button aria-label={w.duplicateOf(name)} onClick={onDuplicate}>
        {w.duplicate}
      </Button>
      <Button aria-label={w.removeOf(name)} onClick={onRemove}>
        {w.remove}
      </Button>
    </li>
  );
}
