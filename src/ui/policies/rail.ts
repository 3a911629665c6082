/** The policies as a timeline of their own: the kernel's releases on a rail, what was never merged beside it. */
import type { PolicyCard } from '../../store/state';

/** On the rail, on a branch beside it, or on no rail at all. */
type Lane = 'release' | 'branch' | 'apart';

export interface Stop {
  card: PolicyCard;
  lane: Lane;
  /** The rail neither comes from above the first one of its stretch nor goes on below the last. */
  first: boolean;
  last: boolean;
}

/** Policies that follow each other and belong together. */
export interface Stretch {
  kind: 'architecture' | 'kernel' | 'other';
  stops: Stop[];
}

/** A release of the kernel, not one of its other guests or vendors: `kvm-6.11-rc`, but not `kvm-6.16-tdx`. */
const RELEASE = /^kvm-\d+(\.\d+)*(-rc)?$/;

function laneOf({ id, family }: PolicyCard): Lane {
  if (family === 'kvm') return RELEASE.test(id) ? 'release' : 'branch';
  return family === 'series' ? 'branch' : 'apart';
}

function kindOf({ family }: PolicyCard): Stretch['kind'] {
  if (family === 'kvm' || family === 'series') return 'kernel';
  return family === 'architecture' ? 'architecture' : 'other';
}

/** The policies in their given order, cut where another kind begins. */
export function stretchesOf(policies: readonly PolicyCard[]): Stretch[] {
  const stretches: Stretch[] = [];
  policies.forEach((card, i) => {
    const kind = kindOf(card);
    const before = policies[i - 1];
    const after = policies[i + 1];
    const first = !before || kindOf(before) !== kind;
    const last = !after || kindOf(after) !== kind;
    if (first) stretches.push({ kind, stops: [] });
    stretches.at(-1)?.stops.push({ card, lane: laneOf(card), first, last });
  });
  return stretches;
}
