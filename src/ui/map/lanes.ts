/** The lanes: what each is called, what it shows, and how high it is. A lane's height never depends on what is in it. */
import type { LaneId } from '../../store/state';
import type { TermId } from '../words/terms';

export interface LaneSpec {
  readonly title: string;
  /** The term of the glossary that it is about. */
  readonly term: TermId;
  /** One sentence, for the label's tooltip. */
  readonly about: string;
  /** Pixels. */
  readonly height: number;
  /** The lanes that answer the question are heavier than those that explain it. */
  readonly main?: boolean;
}

export const LANE_SPECS: Readonly<Record<LaneId, LaneSpec>> = {
  memory: {
    term: 'memslot',
    title: 'Memory',
    about: 'What is there: RAM, memory of an assigned device, emulated devices',
    height: 30,
  },
  variable: {
    term: 'variable',
    title: 'Variable',
    about: 'Each valid variable-range MTRR; overlapping ones in rows of their own',
    height: 62,
  },
  fixed: {
    term: 'fixed',
    title: 'Fixed',
    about: 'The 88 fixed-range MTRRs as the registers have them; hollow where FE or E makes them not count',
    height: 26,
  },
  mtrr: {
    term: 'mtrr',
    title: 'MTRR',
    about: 'The type by fixed and variable MTRRs and the default type',
    height: 28,
  },
  ept: {
    term: 'leaf',
    title: 'EPT',
    about: 'Type and IPAT of the leaf that would be installed now; zapped ranges are hatched',
    height: 40,
    main: true,
  },
  effective: {
    term: 'effective',
    title: 'Effective',
    about: 'What an access gets, through the leaf that stands there and the guest’s PAT',
    height: 40,
    main: true,
  },
  zapped: {
    term: 'zap',
    title: 'Zapped',
    about: 'What the event at the cursor zapped: hatched over the type; hollow where it was needless',
    height: 38,
  },
  needless: {
    term: 'needless',
    title: 'Needless',
    about: 'What the event at the cursor zapped although its leaf stays the same, under the type that stays',
    height: 26,
  },
  stale: { term: 'stale', title: 'Stale', about: 'Leaves that stand and are no longer right', height: 26 },
  largest: {
    term: 'largest',
    title: 'Largest',
    about:
      'The largest leaf that may map each page: 1 GiB, 2 MiB or 4 KiB; and how many leaves map everything',
    height: 26,
  },
  built: {
    term: 'stale',
    title: 'Built',
    about: 'Type and IPAT of the leaf that stands there, right or stale',
    height: 28,
  },
  installed: {
    term: 'leaf',
    title: 'Installed',
    about:
      'Leaves of a trace: what the hypervisor really installed; outlined where the policy says otherwise',
    height: 30,
  },
};

/** Pixels between two lanes. */
const LANE_GAP = 9;
/** Least and most that lanes are squeezed and stretched to the height that the page has for them. */
const LEAST_SCALE = 0.7;
const MOST_SCALE = 1.5;

export interface LaneBox {
  readonly id: LaneId;
  /** Pixels from the top of the first lane. */
  readonly y: number;
  readonly h: number;
}

/** The lanes from top to bottom, all heights times `scale`. */
export function laneBoxes(lanes: readonly LaneId[], scale: number): LaneBox[] {
  const gap = Math.round(LANE_GAP * scale);
  let y = gap;
  return lanes.map((id) => {
    const h = Math.round(LANE_SPECS[id].height * scale);
    const box = { id, y, h };
    y += h + gap;
    return box;
  });
}

/** The lane at a pixel below the axis; the gaps belong to none. */
export function laneAt(lanes: readonly LaneId[], scale: number, y: number): LaneId | undefined {
  return laneBoxes(lanes, scale).find((box) => y >= box.y && y < box.y + box.h)?.id;
}

/** Pixels of all lanes with the gaps around them. */
export function lanesHeight(lanes: readonly LaneId[], scale: number): number {
  const last = laneBoxes(lanes, scale).at(-1);
  const gap = Math.round(LANE_GAP * scale);
  return last ? last.y + last.h + gap : gap;
}

/** The scale at which the lanes take `room` pixels: what is in them has no say, so nothing jumps. */
export function scaleFor(lanes: readonly LaneId[], room: number): number {
  const scale = room / lanesHeight(lanes, 1);
  // In steps: a pixel more of room need not move every edge.
  return Math.min(Math.max(Math.floor(scale * 20) / 20, LEAST_SCALE), MOST_SCALE);
}
