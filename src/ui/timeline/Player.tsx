import { useEffect, useRef, useState } from 'react';
import { PACES } from '../../store/state';
import { useApp, useAppStore } from '../../store/use-app';
import { IconButton } from '../base/Button';
import { useCommand } from '../commands/use-command';
import { words } from '../words';
import styles from './timeline.module.css';

/** Plays the timeline, and the pace of that. */
export function Player() {
  const { title, tip, disabled, on, run } = useCommand('play');
  const pace = useApp((app) => app.pace);
  const setPace = useApp((app) => app.setPace);
  const w = words.timeline;
  return (
    <>
      <IconButton
        icon={on ? 'pause' : 'play'}
        label={title}
        title={tip}
        disabled={disabled}
        aria-pressed={on}
        onClick={run}
      />
      <select
        className={styles.pace}
        aria-label={w.pace}
        title={words.commands.pace(pace)}
        value={pace}
        onChange={(event) => setPace(Number(event.target.value))}
      >
        {PACES.map((seconds) => (
          <option key={seconds} value={seconds}>
            {w.paceOf(seconds)}
          </option>
        ))}
      </select>
      <Said playing={on} />
    </>
  );
}

/** That it plays, and where it stopped, said aloud. */
function Said({ playing }: { playing: boolean }) {
  const store = useAppStore();
  const was = useRef(playing);
  const [text, setText] = useState('');
  useEffect(() => {
    if (was.current === playing) return;
    was.current = playing;
    const { cursor, doc, pace } = store.getState();
    const w = words.timeline;
    setText(playing ? w.playing(pace) : w.stopped(cursor, doc.events?.length ?? 0));
  }, [playing, store]);
  return (
    <p aria-live="polite" className="visually-hidden">
      {text}
    </p>
  );
}
