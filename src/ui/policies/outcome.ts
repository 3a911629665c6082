/** A row of the comparison as the words that stand on the screen. */

import type { PageWire, PolicyRowWire } from '../../store/state';
import { sizeText } from '../base/format';
import { codeName, leafOf } from '../base/types';
import { words } from '../words';
import { digits } from '../words/plural';

export const SUMS = ['calls', 'zapped', 'needless', 'stale'] as const;
type SumKind = (typeof SUMS)[number];

export interface Sum {
  kind: SumKind;
  text: string;
  /** Is it more than nothing? */
  any: boolean;
}

/** What the timeline cost. A policy without EPT has nothing that could be zapped, which is not the same as zero. */
export function sumsOf(row: PolicyRowWire | undefined, hasEpt: boolean): Sum[] {
  const textOf = (kind: SumKind): string => {
    if (!hasEpt) return '–';
    if (!row) return '…';
    return kind === 'calls' ? digits(row.calls) : sizeText(row[kind]);
  };
  return SUMS.map((kind) => ({ kind, text: textOf(kind), any: hasEpt && (row?.[kind] ?? 0) > 0 }));
}

export interface PageOutcome {
  /** The name of the type that an access gets. */
  effective: string;
  /** The leaf that would be installed now, written. */
  leaf: string;
  /** The leaf that stands there, where it is another: it is stale. */
  built?: string;
}

/** One page under one policy. */
export function pageOutcome({ effective, leaf, built }: PageWire): PageOutcome {
  const outcome = { effective: codeName(effective), leaf: leafText(leaf) };
  // Where nothing stands, or nothing would, there is no leaf that could be a wrong one.
  const isStale = built !== leaf && leafOf(built) && leafOf(leaf);
  return isStale ? { ...outcome, built: leafText(built) } : outcome;
}

function leafText(code: number): string {
  const leaf = leafOf(code);
  if (!leaf) return words.policies.noLeaf;
  return leaf.ipat ? `${leaf.name} ${words.policies.ipat}` : leaf.name;
}
