import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import styles from './header.module.css';

/** The scenario's name, to be written over. Enter or leaving keeps it, Escape reverts. */
export function ScenarioName() {
  const name = useApp((app) => app.doc.name ?? '');
  const setup = useApp((app) => app.setup);
  const [draft, setDraft] = useState<string>();

  const keep = (): void => {
    if (draft !== undefined && draft.trim() !== name) setup({ kind: 'name', name: draft.trim() });
    setDraft(undefined);
  };
  return (
    <input
      className={styles.name}
      aria-label={words.app.scenarioName}
      placeholder={words.app.unnamed}
      title={name || undefined}
      value={draft ?? name}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
