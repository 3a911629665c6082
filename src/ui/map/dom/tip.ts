/** The tooltip: everything about the page under the pointer, from the arrays at hand. */
import { gpaText, groupHex, sizeText } from '../../base/format';
import { words } from '../../words/map';
import type { Model } from '../data/model';
import { leafSizeText, leafText, typeText } from '../data/names';
import { probe, segmentAt } from '../data/probe';
import { regionText } from '../data/regions';
import { rangeText } from '../data/speech';
import { type Axis, pageAt, toPage } from '../maths/axis';

const w = words.tip;

/** A line of the tooltip: what, and its value. `tone` marks what an event did. */
interface TipLine {
  readonly name: string;
  readonly value: string;
  readonly tone?: 'zapped' | 'needless' | 'stale';
}

export interface TipText {
  readonly title: string;
  readonly detail: string;
  readonly lines: readonly TipLine[];
}

/** What to say of the pixel. Where it holds several segments it says so, and names no one's type. */
export function tipText(model: Model, axis: Axis, px: number): TipText {
  const page = pageAt(axis, px);
  const last = Math.max(Math.ceil(toPage(axis, px + 0.5)) - 1, page);
  return pageTip(model, page, Math.floor(toPage(axis, px - 0.5)), last);
}

/** What to say of a page that shares its pixel with the pages from `first` to `last`. */
export function pageTip(model: Model, page: number, first: number, last: number): TipText {
  const from = segmentAt(model, first);
  const to = segmentAt(model, last);
  const at = probe(model, page);
  const detail = w.gfn(groupHex(page));
  if (to - from > 1) {
    return {
      title: gpaText(page),
      detail,
      lines: [{ name: w.here, value: w.many(to - from + 1) }],
    };
  }
  const lines: TipLine[] = [
    { name: w.segment, value: rangeText(at.start, at.end) },
    { name: w.size, value: sizeText(at.end - at.start) },
    { name: w.memory, value: regionText(model.memory, at.region) },
    {
      name: w.mtrr,
      value: w.by(typeText(at.mtrr), at.ranges.map((i) => `#${i}`).join(' ')),
    },
  ];
  if (at.fixed) {
    const { off } = model.fixed;
    const type = w.byFixed(typeText(at.fixed.type), at.fixed.index);
    lines.push({ name: w.fixed, value: off ? w.butOff(type, off) : type });
  }
  if (!model.noEpt) lines.push({ name: w.ept, value: leafText(at.leaf) });
  lines.push({ name: w.effective, value: at.effective === 255 ? w.noAccess : typeText(at.effective) });
  if (at.largest !== null) lines.push({ name: w.largest, value: leafSizeText(at.largest) });
  if (at.unlisted > 0)
    lines.push({
      name: w.pieces,
      value: w.notListed(at.unlisted),
    });
  if (at.zapped) {
    const name = at.needless ? w.needless : w.zapped;
    lines.push({
      name,
      value: at.needless ? w.unchanged(at.calls.join(', ')) : w.zappedBy(at.calls.join(', ')),
      tone: at.needless ? 'needless' : 'zapped',
    });
  }
  if (at.installed) {
    const { code, differs } = at.installed;
    const value = differs ? w.installedNot(leafText(code), leafText(at.built)) : leafText(code);
    lines.push({ name: w.installed, value, ...(differs ? { tone: 'stale' as const } : {}) });
  }
  if (at.stale) lines.push({ name: w.stale, value: w.stands(leafText(at.built)), tone: 'stale' });
  return { title: gpaText(page), detail, lines };
}

/** Writes the tooltip. */
export function drawTip(tip: HTMLElement, text: TipText): void {
  const title = element('div', 'title', text.title);
  title.append(element('span', 'detail', text.detail));
  const list = document.createElement('dl');
  for (const { name, value, tone } of text.lines) {
    const term = element('dt', tone ?? '', name);
    list.append(term, element('dd', tone ?? '', value));
  }
  tip.replaceChildren(title, list);
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.dataset.part = className;
  made.textContent = text;
  return made;
}

/** Where a tooltip of a width goes beside a pointer: right of it, or left where there is no room. Pixels. */
export function tipPlace(x: number, width: number, room: number): number {
  const right = x + 14;
  if (right + width <= room) return right;
  return Math.max(x - 14 - width, 0);
}
