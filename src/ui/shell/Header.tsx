import { CommandButton } from '../commands/CommandButton';
import { words } from '../words';
import styles from './header.module.css';
import { PolicyChooser } from './PolicyChooser';
import { ScenarioName } from './ScenarioName';
import { ThemeButton } from './ThemeButton';

/** Name, policy and the tools. */
export function Header() {
  const w = words.app;
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>{w.name}</h1>
      <ScenarioName />
      <PolicyChooser />
      <div className={styles.tools} role="toolbar" aria-label={w.tools}>
        <CommandButton id="undo" icon="undo" />
        <CommandButton id="redo" icon="redo" />
        <span className={styles.gap} />
        <CommandButton id="learn" />
        <CommandButton id="compare" />
        <CommandButton id="presets" />
        <CommandButton id="import" />
        <CommandButton id="export" />
        <CommandButton id="share" />
        <span className={styles.gap} />
        <CommandButton id="palette" icon="search" />
        <ThemeButton />
        <CommandButton id="help" text="?" className={styles.help} />
      </div>
    </header>
  );
}
