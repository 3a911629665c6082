import { useApp } from '../../store/use-app';
import { Button, IconButton } from '../base/Button';
import { words } from '../words';
import { useDialogs } from './dialogs';
import styles from './header.module.css';
import { PolicyChooser } from './PolicyChooser';
import { ScenarioName } from './ScenarioName';
import { ThemeButton } from './ThemeButton';

/** Name, policy and the tools. */
export function Header() {
  const { open } = useDialogs();
  const canUndo = useApp((app) => app.canUndo);
  const canRedo = useApp((app) => app.canRedo);
  const undo = useApp((app) => app.undo);
  const redo = useApp((app) => app.redo);
  const w = words.app;
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>{w.name}</h1>
      <ScenarioName />
      <PolicyChooser />
      <div className={styles.tools} role="toolbar" aria-label={w.tools}>
        <IconButton
          icon="undo"
          label={w.undo}
          title={`${w.undo} (Ctrl+Z)`}
          disabled={!canUndo}
          onClick={undo}
        />
        <IconButton
          icon="redo"
          label={w.redo}
          title={`${w.redo} (Ctrl+Shift+Z)`}
          disabled={!canRedo}
          onClick={redo}
        />
        <span className={styles.gap} />
        <Button onClick={() => open('presets')}>{w.presets}</Button>
        <Button onClick={() => open('import')}>{w.import}</Button>
        <Button onClick={() => open('export')}>{w.export}</Button>
        <Button onClick={() => open('share')}>{w.share}</Button>
        <span className={styles.gap} />
        <ThemeButton />
        <Button
          className={styles.help}
          aria-label={w.help}
          title={`${w.help} (?)`}
          onClick={() => open('help')}
        >
          ?
        </Button>
      </div>
    </header>
  );
}
