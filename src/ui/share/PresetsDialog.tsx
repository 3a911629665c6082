import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { words } from '../words';
import styles from './presets.module.css';

/** Scenarios to begin with. */
export default function PresetsDialog({ onClose }: { onClose: () => void }) {
  const presets = useApp((app) => app.presets);
  const openPreset = useApp((app) => app.openPreset);
  const hasPrevious = useApp((app) => app.hasPrevious);
  const backToPrevious = useApp((app) => app.backToPrevious);
  const w = words.presets;

  const choose = (open: () => unknown): void => {
    void open();
    onClose();
  };
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.intro}>
        {w.intro} {hasPrevious && <Button onClick={() => choose(backToPrevious)}>{w.back}</Button>}
      </p>
      {presets.length === 0 && <p>{w.none}</p>}
      <ul className={styles.cards}>
        {presets.map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              aria-label={preset.title}
              aria-describedby={`preset-${preset.id}`}
              onClick={() => choose(() => openPreset(preset.id))}
            >
              <strong>{preset.title}</strong>
              <span id={`preset-${preset.id}`}>{preset.summary}</span>
              <small>{preset.source}</small>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
