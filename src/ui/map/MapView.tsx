/** The map: React makes its elements and what seldom changes; every frame is painted without it. */
import { lazy, type RefObject, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { sizeText } from '../base/format';
import { useMedia } from '../base/use-media';
import type { MapHand } from '../commands/types';
import { LaterTerm } from '../glossary/Later';
import { words } from '../words/map';
import { Controls } from './Controls';
import { type MapElements, type MapHandle, startMap } from './dom/map';
import { FUNNEL, STRIP } from './dom/overview';
import { watchRoom } from './dom/room';
import { LaneMenu } from './LaneMenu';
import { Legend } from './Legend';
import { laneBoxes, lanesHeight } from './lane-boxes';
import { LANE_SPECS } from './lanes';
import { laneOf, ownLanes, sideOf } from './lanes-beside';
import css from './map.module.css';
import { AXIS_HEIGHT } from './paint/axis-layout';
import { SegmentTable } from './SegmentTable';
import type { MapSource } from './source';
import { useInput } from './use-input';

/** Loaded when it is asked for. */
const TableView = lazy(() => import('./TableView'));

/** Pixels of the table where few lanes leave it little room. */
const LEAST_TABLE = 260;
/** Pixels of the Hilbert map: beside its side column, and above it where the screen is narrow. */
const LEAST_HILBERT = { wide: 440, narrow: 620 };

const HilbertView = lazy(() => import('./hilbert/HilbertView'));

export function MapView({
  source,
  hand,
}: {
  source: MapSource;
  /** Where the map puts itself for the commands of the page. */
  hand?: RefObject<MapHand | null>;
}) {
  const root = useRef<HTMLElement>(null);
  const handle = useRef<MapHandle>(null);
  const lanes = useInput(source, (input) => input.lanes);
  const hasLeaves = useInput(source, (input) => input.leaves !== null);
  const axis = useInput(source, (input) => input.axis);
  const isCompared = lanes.some((id) => sideOf(id) === 'B');
  const own = useMemo(() => ownLanes(lanes), [lanes]);
  const space = useInput(source, (input) => input.view?.space ?? 0);

  const [scale, setScale] = useState(1);
  const [asTable, setAsTable] = useState(false);
  const asHilbert = useInput(source, (input) => input.hilbert !== null) && !asTable;
  const isNarrow = useMedia('(max-width: 899px)');
  const covered = asTable || asHilbert;
  // What takes the place of the lanes takes it exactly, so that nothing around it moves.
  const least = asHilbert ? LEAST_HILBERT[isNarrow ? 'narrow' : 'wide'] : asTable ? LEAST_TABLE : 0;
  const height = Math.max(lanesHeight(lanes, scale), least);

  const select = useCallback(
    (page: number) => {
      source.select(page);
      handle.current?.reveal(page);
    },
    [source],
  );

  useEffect(() => (root.current ? watchRoom(root.current, lanes, setScale) : undefined), [lanes]);

  useEffect(() => {
    if (!root.current) return;
    const map = startMap(elementsOf(root.current), source);
    handle.current = map;
    if (hand) hand.current = map;
    return () => {
      map.destroy();
      handle.current = null;
      if (hand) hand.current = null;
    };
  }, [source, hand]);

  useEffect(() => handle.current?.stretch(scale), [scale]);

  return (
    <section ref={root} className={css.map} aria-label={words.map}>
      <Controls axis={axis} onAxis={source.setAxis} onDeed={(deed) => handle.current?.perform(deed)}>
        <button
          type="button"
          className={css.toggle}
          aria-pressed={asTable}
          title={words.tableView.about}
          onClick={() => setAsTable(!asTable)}
        >
          {words.tableView.toggle}
        </button>
        <button
          type="button"
          className={css.toggle}
          aria-pressed={asHilbert}
          title={words.hilbert.about}
          onClick={() => {
            setAsTable(false);
            source.setHilbert(asHilbert ? null : (source.get().hilbert ?? { layer: 'effective' }));
          }}
        >
          {words.hilbert.toggle}
        </button>
        <LaneMenu lanes={own} hasLeaves={hasLeaves} isCompared={isCompared} onLanes={source.setLanes} />
      </Controls>
      <div className={css.row}>
        <div className={css.space}>{space > 0 ? words.space(sizeText(space)) : ''}</div>
        <div className={css.overview} style={{ height: STRIP + FUNNEL }}>
          <div data-map="strip" className={css.strip} style={{ height: STRIP }}>
            <canvas data-map="overview" />
            <div
              data-map="brush"
              className={css.brush}
              role="slider"
              tabIndex={0}
              aria-label={words.window}
              aria-valuenow={0}
              aria-orientation="horizontal"
            />
          </div>
          <svg data-map="funnel" className={css.funnel} aria-hidden="true">
            <path className="area" />
            <path className="edges" />
          </svg>
        </div>
      </div>
      <div className={css.row}>
        {asTable && (
          <div className={css.table}>
            <Suspense fallback={null}>
              <TableView source={source} onSelect={select} />
            </Suspense>
          </div>
        )}
        {asHilbert && (
          <div className={css.table}>
            <Suspense fallback={null}>
              <HilbertView source={source} />
            </Suspense>
          </div>
        )}
        <div
          data-map="labels"
          className={css.labels}
          data-covered={covered}
          style={{ paddingTop: AXIS_HEIGHT }}
        >
          {laneBoxes(lanes, scale).map(({ id, y, h }) => (
            <div
              key={id}
              data-lane={id}
              className={css.label}
              data-main={LANE_SPECS[laneOf(id)].main}
              data-side={isCompared ? sideOf(id) : undefined}
              style={{ top: AXIS_HEIGHT + y, height: h }}
            >
              {sideOf(id) !== 'B' && (
                <LaterTerm
                  id={LANE_SPECS[laneOf(id)].term}
                  note={LANE_SPECS[laneOf(id)].about}
                  text={LANE_SPECS[laneOf(id)].title}
                />
              )}
              {isCompared && sideOf(id) && <b data-side={sideOf(id)}>{sideOf(id)}</b>}
            </div>
          ))}
        </div>
        <div
          data-map="plot"
          data-height={height}
          data-covered={covered}
          className={css.plot}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers to the arrow keys, as its role says
          tabIndex={0}
          role="application"
          aria-label={words.plot}
          aria-description={words.keys}
          style={{ height: AXIS_HEIGHT + height }}
        >
          <svg data-map="axis" className={css.axis} aria-hidden="true" />
          <canvas data-map="lanes" />
          <div data-map="marker" className={css.marker} hidden />
          <div data-map="handles" className={css.handles} />
          <div data-map="crosshair" className={css.crosshair} hidden />
          <div data-map="tip" className={css.tip} hidden />
        </div>
      </div>
      <Legend />
      <div data-map="live" className={css.hidden} role="status" />
      {!asTable && <SegmentTable source={source} />}
    </section>
  );
}

/** The elements of the map by their names. They are all there: this component has just made them. */
function elementsOf(root: HTMLElement): MapElements {
  const part = <T extends Element>(name: string): T => {
    const element = root.querySelector<T>(`[data-map="${name}"]`);
    if (!element) throw new Error(`the map has no part ${name}`);
    return element;
  };
  return {
    root,
    plot: part('plot'),
    canvas: part('lanes'),
    axis: part('axis'),
    marker: part('marker'),
    handles: part('handles'),
    crosshair: part('crosshair'),
    tip: part('tip'),
    place: part('place'),
    labels: part('labels'),
    live: part('live'),
    overview: {
      strip: part('strip'),
      canvas: part('overview'),
      brush: part('brush'),
      funnel: part('funnel'),
    },
  };
}
