/** Where one lane changes, and what it has at a page: for walking a lane without looking at it. */
import { bisectLeft, bisectRight } from 'd3';
import type { Gfn } from '../../../arch/gfn';
import type { LaneId } from '../../../store/state';
import { words } from '../../words/map';
import { laneOf, type ShownLane, sideOf } from '../lanes-beside';
import type { Model } from './model';
import { leafSizeText, leafText, MIXED, typeText, unpair } from './names';
import { regionText } from './regions';
import { type Runs, runAt } from './runs';

/** The first page of every stretch over which the lane has one value, 0 among them. Ascending. */
export function changesOf(model: Model, lane: ShownLane): Float64Array {
  const pages = new Set([0]);
  for (const { starts, ends } of READERS[laneOf(lane)].runs(sideModel(model, lane))) {
    for (const page of starts) pages.add(page);
    for (const page of ends) pages.add(page);
  }
  for (const page of pages) if (page >= model.space) pages.delete(page);
  return Float64Array.from(pages).sort();
}

/** The next change above a page, or the last one below it; undefined where there is none. */
export function changeBeside(changes: Float64Array, page: Gfn, step: 1 | -1): Gfn | undefined {
  return changes[step > 0 ? bisectRight(changes, page) : bisectLeft(changes, page) - 1];
}

/** What the lane has at a page, in a few words. */
export function laneText(model: Model, lane: ShownLane, page: Gfn): string {
  return READERS[laneOf(lane)].text(sideModel(model, lane), page);
}

/** Side B's lanes are read from B's model, once it is there. */
function sideModel(model: Model, lane: ShownLane): Model {
  return sideOf(lane) === 'B' ? (model.beside?.model ?? model) : model;
}

interface Reader {
  runs(model: Model): readonly Runs[];
  text(model: Model, page: Gfn): string;
}

const unmixed =
  (text: (code: number) => string) =>
  (code: number): string =>
    code === MIXED ? words.said.mixed : text(code);

/** A lane of one column; `none` is said where it has nothing. */
function column(
  of: (model: Model) => Runs | null,
  text: (code: number) => string,
  none = words.said.none,
): Reader {
  return {
    runs: (model) => [of(model)].filter((runs) => runs !== null),
    text(model, page) {
      const runs = of(model);
      const i = runs ? runAt(runs, page) : -1;
      return runs && i >= 0 ? text(runs.codes[i] as number) : none;
    },
  };
}

const NEEDLESS = column(
  (model) => model.needless,
  () => words.said.zappedNeedlessly,
  words.said.nothingNeedless,
);
const NEEDED = column(
  (model) => model.needed,
  () => words.said.zapped,
  words.said.notZapped,
);

const READERS: Readonly<Record<LaneId, Reader>> = {
  memory: {
    runs: ({ regions }) => [regions],
    text: ({ regions, memory }, page) =>
      regionText(memory, regions.codes[Math.max(runAt(regions, page), 0)] ?? -1),
  },
  variable: {
    runs: ({ ranges }) => ranges.map(({ runs }) => runs),
    text: ({ ranges }, page) =>
      ranges
        .filter(({ runs }) => runAt(runs, page) >= 0)
        .map(({ index, type }) => `#${index} ${typeText(type)}`)
        .join(', ') || 'no range',
  },
  fixed: column(({ fixed }) => fixed.merged, typeText, 'no fixed range'),
  mtrr: column(({ mtrr }) => mtrr, unmixed(typeText)),
  ept: column(({ leaf }) => leaf, unmixed(leafText)),
  effective: column(({ effective }) => effective, unmixed(typeText)),
  built: column(({ built }) => built, unmixed(leafText)),
  zapped: {
    runs: ({ needed, needless }) => [needed, needless],
    text: (model, page) => (runAt(model.needless, page) < 0 ? NEEDED : NEEDLESS).text(model, page),
  },
  needless: NEEDLESS,
  stale: column(
    ({ stale }) => stale,
    unmixed((pair) => `stale, ${leafText(unpair(pair).built)} stands there`),
    'not stale',
  ),
  largest: column(({ largest }) => largest, leafSizeText),
  installed: {
    runs: ({ overlay }) => (overlay ? [overlay.installed, overlay.deviant] : []),
    text({ overlay }, page) {
      const at = overlay ? runAt(overlay.installed, page) : -1;
      if (!overlay || at < 0) return 'nothing installed';
      const differs = runAt(overlay.deviant, page) >= 0;
      return `${leafText(overlay.installed.codes[at] as number)}${differs ? ', the policy says otherwise' : ''}`;
    },
  },
  difference: column(
    ({ beside }) => beside?.differs ?? null,
    () => words.lanes.differs,
    words.lanes.noDifference,
  ),
};
