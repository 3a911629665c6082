import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../base/Button';
import { keptWords as w } from '../words/kept';
import styles from './kept.module.css';

/** Name and folder of a scenario. */
export function NameForm({
  label,
  name,
  folder,
  folders,
  submit,
  onSubmit,
  onCancel,
  isAsked = false,
}: {
  label: string;
  name: string;
  folder: string;
  /** The folders that there are, to choose from. */
  folders: readonly string[];
  /** What the button says. */
  submit: string;
  onSubmit: (name: string, folder: string) => void;
  onCancel?: (() => void) | undefined;
  /** Did somebody ask for it just now? Then the name is what they want to write. */
  isAsked?: boolean;
}) {
  const id = useId();
  const [draft, setDraft] = useState({ name, folder });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAsked) first.current?.select();
  }, [isAsked]);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSubmit(draft.name, draft.folder);
  };
  return (
    <form className={styles.form} aria-label={label} onSubmit={send}>
      <label>
        <span>{w.name}</span>
        <input
          ref={first}
          required
          maxLength={200}
          value={draft.name}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </label>
      <label>
        <span>{w.folder}</span>
        <input
          list={id}
          maxLength={200}
          value={draft.folder}
          placeholder={w.folderHint}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, folder: event.target.value })}
        />
        <datalist id={id}>
          {folders.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </label>
      <Button main type="submit">
        {submit}
      </Button>
      {onCancel && <Button onClick={onCancel}>{w.cancel}</Button>}
    </form>
  );
}
