import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../base/Button';
import { FieldErrorText } from '../base/HexField';
import { words } from '../words';
import styles from './form.module.css';

export interface FormProps {
  onDone: () => void;
}

/** The frame of every form: its fields, why it was refused, and the way on or back. */
export function EventForm({
  note,
  onSubmit,
  onDone,
  children,
}: FormProps & {
  /** What will be added, in few words. */
  note?: ReactNode;
  /** Adds the event and closes, or says why not. */
  onSubmit: () => string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  const [error, setError] = useState<string>();
  return (
    <form
      className={styles.form}
      // Whatever is changed, the reason is one of before.
      onInput={() => setError(undefined)}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setError(onSubmit());
      }}
    >
      {children}
      <FieldErrorText error={error === undefined ? undefined : { id, text: error }} />
      <div className={styles.buttons}>
        <Button main type="submit">
          {words.add.submit}
        </Button>
        <Button onClick={onDone}>{words.app.cancel}</Button>
        <span className={styles.note}>{note}</span>
      </div>
    </form>
  );
}

/** A name, its field, and what there is to say about it. */
export function Field({ name, aside, children }: { name: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.field}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given */}
      <label>
        <span className={styles.name}>{name}</span>
        {children}
      </label>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}
