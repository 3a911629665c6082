/** The menu of the lanes: which are shown, and in which order. It writes the list and holds nothing of it. */
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { LANES, type LaneId } from '../../store/state';
import { words } from '../words/map';
import { listedLanes, movedLane, toggledLane } from './lane-order';
import { LANE_SPECS } from './lanes';
import { isForced } from './lanes-beside';
import { Icon } from './MapIcon';
import css from './menu.module.css';

const UP = 'M8 13V3.5M4 7.5l4-4 4 4';
const OPEN = 'M4 6.5l4 4 4-4';
const DOWN = 'M8 3v9.5M4 8.5l4 4 4-4';

interface Props {
  lanes: readonly LaneId[];
  /** Are leaves laid over the map? Their lane is listed only then. */
  hasLeaves: boolean;
  /** A comparison has lanes that cannot be hidden, and one that is nowhere else. */
  isCompared: boolean;
  onLanes(lanes: LaneId[]): void;
}

export function LaneMenu({ lanes, hasLeaves, isCompared, onLanes }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    // Without a target the window itself lost the focus: that closes nothing.
    if (relatedTarget && !root.current?.contains(relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its own buttons leave
    <div ref={root} className={css.menu} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={css.opener}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {words.menu.title}
        <Icon path={OPEN} />
      </button>
      {open && <LaneList {...{ id, lanes, hasLeaves, isCompared, onLanes }} />}
    </div>
  );
}

function LaneList({ id, lanes, hasLeaves, isCompared, onLanes }: Props & { id: string }) {
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ id: LaneId; step: 1 | -1 }>();
  const w = words.menu;

  // A row that changes its place in the list loses the focus: it goes back to the button that was pressed.
  useEffect(() => {
    if (!moved || !lanes.includes(moved.id)) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${moved.id} ${moved.step}"]`)?.focus();
  }, [lanes, moved]);

  const move = (lane: LaneId, step: 1 | -1): void => {
    setMoved({ id: lane, step });
    onLanes(movedLane(lanes, lane, step));
  };
  const mover = (lane: LaneId, step: 1 | -1) => (
    <button
      type="button"
      data-move={`${lane} ${step}`}
      // Not `disabled`: at the end of the list it would lose the focus.
      aria-disabled={lanes.at(step < 0 ? 0 : -1) === lane}
      aria-label={(step < 0 ? w.up : w.down)(LANE_SPECS[lane].title)}
      title={(step < 0 ? w.up : w.down)(LANE_SPECS[lane].title)}
      onClick={() => move(lane, step)}
    >
      <Icon path={step < 0 ? UP : DOWN} />
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the map in all browsers alike
    <div id={id} className={css.popover} role="group" aria-label={w.title}>
      <ul ref={list}>
        {listedLanes(lanes).map((lane) => {
          if (lane === 'installed' && !hasLeaves) return null;
          if (lane === 'difference' && !isCompared) return null;
          const shown = lanes.includes(lane);
          const isFixed = isCompared && isForced(lane);
          return (
            <li key={lane} data-lane={lane}>
              <label title={LANE_SPECS[lane].about}>
                <input
                  type="checkbox"
                  checked={shown}
                  // A map without a lane would show nothing to come back by.
                  disabled={isFixed || (shown && lanes.length === 1)}
                  onChange={() => onLanes(toggledLane(lanes, lane))}
                />
                {LANE_SPECS[lane].title}
              </label>
              {shown && mover(lane, -1)}
              {shown && mover(lane, 1)}
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className={css.usual}
        disabled={lanes.join() === LANES.join()}
        onClick={() => onLanes([...LANES])}
      >
        {w.usual}
      </button>
      <p className="visually-hidden" role="status">
        {moved && lanes.includes(moved.id)
          ? w.place(LANE_SPECS[moved.id].title, lanes.indexOf(moved.id) + 1, lanes.length)
          : ''}
      </p>
    </div>
  );
}
