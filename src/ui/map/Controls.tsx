/** The line above the map: which axis, what is in the window, and the buttons for those who do not use the wheel. */
import { type ReactNode, useId } from 'react';
import type { Axis } from '../../store/state';
import { Icon } from './MapIcon';
import css from './map.module.css';
import { words } from './words';

const AXES: readonly Axis[] = ['folded', 'linear', 'log'];
/** Of one press of a button. */
const STEP = 2;

export function Controls({
  axis,
  onAxis,
  onZoom,
  onWhole,
  children,
}: {
  axis: Axis;
  onAxis(axis: Axis): void;
  onZoom(factor: number): void;
  onWhole(): void;
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
        <button
          type="button"
          aria-label={words.zoomOut}
          title={`${words.zoomOut} (−)`}
          onClick={() => onZoom(1 / STEP)}
        >
          <Icon path="M3 8h10" />
        </button>
        <button type="button" aria-label={words.whole} title={`${words.whole} (0)`} onClick={onWhole}>
          <Icon path="M2.5 3v10M13.5 3v10M5 8h6M7 5.5 4.5 8 7 10.5M9 5.5 11.5 8 9 10.5" />
        </button>
        <button
          type="button"
          aria-label={words.zoomIn}
          title={`${words.zoomIn} (+)`}
          onClick={() => onZoom(STEP)}
        >
          <Icon path="M3 8h10M8 3v10" />
        </button>
      </div>
    </div>
  );
}
