/** What is said of the map in words: to a screen reader, in the table, in the tooltip. */

import { addressOf, gpaText, groupHex, sizeText } from '../../base/format';
import { words } from '../../words/map';
import { laneTitle } from '../lane-boxes';
import type { ShownLane } from '../lanes-beside';
import { changeBeside, changesOf, laneText } from './changes';
import type { Model } from './model';
import { leafSizeText, leafText, typeText } from './names';
import { probe } from './probe';
import { regionText } from './regions';
import { runAt } from './runs';

const w = words.said;

/** Pages `[start, end)` by their first and last byte: `0xc000_0000 to 0xffff_ffff`. */
export function rangeText(start: number, end: number): string {
  return w.range(gpaText(start), groupHex(addressOf(end) - 1n));
}

/** What happened to a page with the event at the cursor, or an empty text. */
function stateText(model: Model, page: number): string {
  const at = probe(model, page);
  const parts: string[] = [];
  if (at.zapped) parts.push(at.needless ? w.zappedNeedlessly : w.zapped);
  if (at.stale) parts.push(w.stale(leafText(at.built), leafText(at.leaf)));
  if (at.installed?.differs) parts.push(w.installed(leafText(at.installed.code), leafText(at.built)));
  return parts.join('; ');
}

/** The sizes of the leaves that may map the pages `[start, end)`, the largest first; nothing where none does. */
function leafSizes({ largest }: Model, start: number, end: number): string[] {
  if (!largest) return [];
  const sizes = new Set<number>();
  for (let i = runAt(largest, start); i >= 0 && (largest.starts[i] ?? end) < end; i++) {
    sizes.add(largest.codes[i] as number);
  }
  sizes.delete(0);
  if (sizes.size === 0) return [];
  return [
    w.leaves(
      [...sizes]
        .sort((a, b) => b - a)
        .map(leafSizeText)
        .join(', '),
    ),
  ];
}

/** One segment as it is announced. */
export function segmentSpeech(model: Model, page: number): string {
  const at = probe(model, page);
  const ept = model.noEpt ? '' : w.ept(leafText(at.leaf));
  const values = w.values(typeText(at.mtrr), ept, typeText(at.effective));
  const state = stateText(model, page);
  return [
    `${rangeText(at.start, at.end)}, ${sizeText(at.end - at.start)}: ${values}`,
    regionText(model.memory, at.region),
    ...leafSizes(model, at.start, at.end),
    ...(at.unlisted > 0 ? [w.notListed(at.unlisted)] : []),
    ...(state ? [state] : []),
  ].join('. ');
}

/** One lane at a page as it is announced, over the pages for which that holds. */
export function laneSpeech(model: Model, lane: ShownLane, page: number): string {
  const changes = changesOf(model, lane);
  const start = changeBeside(changes, page + 1, -1) ?? 0;
  const end = changeBeside(changes, page, 1) ?? model.space;
  return `${laneTitle(lane)}: ${laneText(model, lane, page)}, ${rangeText(start, end)}, ${sizeText(end - start)}`;
}

/** What is true of a whole segment, part of it, or none of it. */
export function partText(word: string, pages: number, of: number): string {
  if (pages === 0) return '';
  return pages === of ? word : `partly ${word}`;
}

/** A window in words, for the slider and the header. */
export function windowText({ start, span }: { start: number; span: number }): string {
  return `${rangeText(start, start + span)}, ${sizeText(span)}`;
}
