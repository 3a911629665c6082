import { type FormEvent, useId, useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { compareWords as w } from '../words/compare';
import styles from './compare.module.css';

/** Takes the scenario to compare with: a link, or its JSON. */
export function Paste({ onClose }: { onClose: () => void }) {
  const compareText = useApp((app) => app.compareText);
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const problem = compareText(text);
    setError(problem);
    if (problem === undefined) onClose();
  };
  return (
    <form className={styles.paste} onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it comes because it was asked for
        autoFocus
        aria-label={w.pasteLabel}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : id}
        placeholder={w.pasteHint}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        {w.compare}
      </Button>
      {error !== undefined && (
        <p id={id} role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
