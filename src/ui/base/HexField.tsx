import { type KeyboardEvent, useId, useState } from 'react';
import { PATIENCE } from '../../store/use-app';
import { words } from '../words';
import { cx } from './format';
import styles from './HexField.module.css';
import { PLAIN } from './plain';
import { useWanted } from './use-wanted';

/** What a text was read as, or why it was not. */
export type Reading<T> = { ok: true; value: T } | { ok: false; error: string };

/** The error that a field shows, and where; tables put it below the whole row. */
export interface FieldError {
  id: string;
  text: string;
}

/**
 * A field for a number. Enter applies, Escape reverts. What is malformed or refused stays as it was typed, with the
 * reason below it; the state is not touched by it.
 */
export function HexField<T>({
  label,
  value,
  read,
  apply,
  className,
  onError,
  placeholder,
  title,
}: {
  label: string;
  /** What holds, as it is written. */
  value: string;
  read: (text: string) => Reading<T>;
  /** Applies what was read; gives why it is refused. */
  apply: (value: T) => string | undefined;
  className?: string | undefined;
  /** Takes the error away from the field, to be shown elsewhere. */
  onError?: (error: FieldError | undefined) => void;
  placeholder?: string;
  title?: string | undefined;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();
  const [shown, want] = useWanted(value);

  const fail = (text: string | undefined): void => {
    setError(text);
    onError?.(text === undefined ? undefined : { id: `${id}-error`, text });
  };
  const revert = (): void => {
    setDraft(undefined);
    fail(undefined);
  };
  /** The field is at rest again, unless something else has been typed meanwhile. */
  const settle = (taken: string): void => {
    want(taken);
    setDraft((now) => (now === taken ? undefined : now));
    fail(undefined);
  };
  const enter = (): void => {
    if (draft === undefined) return;
    const reading = read(draft);
    const refused = reading.ok ? apply(reading.value) : reading.error;
    if (refused !== undefined) fail(refused);
    // It comes to rest when the edit is told, in one frame: at once would be a frame for which the answer had to wait.
    else setTimeout(() => settle(draft), PATIENCE);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      enter();
    }
    // Inside a dialog, Escape must revert the field and not close the dialog.
    if (event.key === 'Escape' && draft !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      revert();
    }
  };

  return (
    <span className={cx(styles.field, className)}>
      <input
        className={styles.input}
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        value={draft ?? shown}
        placeholder={placeholder}
        title={draft !== undefined && draft !== value ? words.field.pending : title}
        data-pending={draft !== undefined && draft !== value}
        {...PLAIN}
        enterKeyHint="done"
        onChange={(event) => {
          setDraft(event.target.value);
          if (error !== undefined) fail(undefined);
        }}
        onKeyDown={onKeyDown}
        // A field that was only walked through must go on showing what holds.
        onBlur={() => draft === value && setDraft(undefined)}
      />
      {error !== undefined && !onError && <FieldErrorText error={{ id: `${id}-error`, text: error }} />}
    </span>
  );
}

/** The reason why a field's text was not taken. */
export function FieldErrorText({ error }: { error: FieldError | undefined }) {
  if (!error) return null;
  return (
    <span className={styles.error} id={error.id} role="alert">
      {error.text}
    </span>
  );
}
