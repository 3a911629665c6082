/** The line above the map: which axis, what is in the window, and the buttons for those who do not use the wheel. */
import { type ReactNode, useId } from 'react';
import type { Axis } from '../../store/state';
import { useCommand } from '../commands/use-command';
import { words } from '../words/map';
import type { MapDeed } from './dom/deeds';
import { Icon } from './MapIcon';
import css from './map.module.css';

const AXES: readonly Axis[] = ['folded', 'linear', 'log'];
const BUTTONS: readonly (readonly [MapDeed, string])[] = [
  ['zoomOut', 'M3 8h10'],
  ['whole', 'M2.5 3v10M13.5 3v10M5 8h6M7 5.5 4.5 8 7 10.5M9 5.5 11.5 8 9 10.5'],
  ['fit', 'M5.5 3h-3v10h3M10.5 3h3v10h-3M6.5 6h3v4h-3z'],
  ['zoomIn', 'M3 8h10M8 3v10'],
];

export function Controls({
  axis,
  onAxis,
  onDeed,
  children,
}: {
  axis: Axis;
  onAxis(axis: Axis): void;
  onDeed(deed: MapDeed): void;
  /** What stands beside the choice of the axis. */
  children?: ReactNode;
}) {
  const name = useId();
  return (
    <div className={css.controls}>
      <div className={css.axes} role="radiogroup" aria-label={words.axis}>
        {AXES.map((kind) => (
          <label key={kind} title={words.axesAbout[kind]}>
            <input
              type="radio"
              name={name}
              value={kind}
              checked={axis === kind}
              onChange={() => onAxis(kind)}
            />
            <span>{words.axes[kind]}</span>
          </label>
        ))}
      </div>
      <div className={css.views}>{children}</div>
      <div data-map="place" className={css.place} />
      <div className={css.zoom}>
        {BUTTONS.map(([deed, path]) => (
          <DeedButton key={deed} deed={deed} path={path} onDeed={onDeed} />
        ))}
      </div>
    </div>
  );
}

/** The command's name and key, but done by the map that the button belongs to. */
function DeedButton({ deed, path, onDeed }: { deed: MapDeed; path: string; onDeed(deed: MapDeed): void }) {
  const { title, tip, disabled } = useCommand(`map-${deed}`);
  return (
    <button type="button" aria-label={title} title={tip} disabled={disabled} onClick={() => onDeed(deed)}>
      <Icon path={path} />
    </button>
  );
}
