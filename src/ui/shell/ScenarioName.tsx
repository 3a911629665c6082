import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { IconButton } from '../base/Button';
import { keyLabel } from '../commands/key-label';
import { words } from '../words';
import { useDialogs } from './dialogs';
import styles from './header.module.css';

/** The scenario's name, to be written over, and the way to the others. Enter or leaving keeps it, Escape reverts. */
export function ScenarioName() {
  const name = useApp((app) => app.doc.name ?? '');
  const setup = useApp((app) => app.setup);
  const [draft, setDraft] = useState<string>();
  const { open } = useDialogs();

  const keep = (): void => {
    if (draft !== undefined && draft.trim() !== name) setup({ kind: 'name', name: draft.trim() });
    setDraft(undefined);
  };
  return (
    <div className={styles.scenario}>
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
      <IconButton
        icon="down"
        label={words.commands.scenarios}
        title={words.commands.withKey(words.commands.scenarios, keyLabel('Mod+o'))}
        onClick={() => open('scenarios')}
      />
    </div>
  );
}
