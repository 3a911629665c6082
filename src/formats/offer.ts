/** Offers the lines of a text to the formats, in the order of the registry. */
import type { KnownLine } from './known-lines';
import type { TextLine } from './lines';
import type { Format, Line, LineFormat, LineReader, ReadOptions, Verdict } from './types';
import { NOISE } from './verdicts';

/** A format, and what it made of the text so far. */
export interface Open {
  readonly format: LineFormat;
  readonly reader: LineReader;
  /** Number of its first line, 0 before. */
  first: number;
  /** Number of the last line that it read. */
  last: number;
}

/** Neighbours in the registry, turned away in one look. */
interface Group {
  readonly hint: RegExp;
  readonly members: readonly Open[];
  /** Those that want to know of lines that go by. */
  readonly waiting: readonly LineReader[];
}

const GROUP = 4;

/** The formats that look at a line, in their order, and those that want to know that it went by. */
type Wanting = readonly { readonly one: Open; readonly wants: boolean }[];

/** What any of the formats wants. */
export function hintOf(formats: readonly Format[]): RegExp {
  const hints = formats.flatMap((format) => ('hint' in format ? alternatives(format.hint) : []));
  // Several want the same: asked once, the look at a line is half as long. Of formats that are whole texts alone no line
  // is wanted.
  return new RegExp([...new Set(hints)].join('|') || '$^');
}

/** The alternatives of a pattern: what stands between `|` outside of groups and classes. */
function alternatives({ source }: RegExp): string[] {
  const found = [''];
  let depth = 0;
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|./g)) {
    if (part === '(') depth++;
    else if (part === ')') depth--;
    if (part === '|' && depth === 0) found.push('');
    else found[found.length - 1] += part;
  }
  return found;
}

export class Offer {
  private readonly open: readonly Open[];
  private readonly groups: Group[] = [];
  private readonly waiting: readonly LineReader[];
  /** Of lines that were met before. */
  private readonly wantings = new WeakMap<KnownLine, Wanting>();

  constructor(formats: readonly Format[], options: ReadOptions) {
    this.open = formats.flatMap((format): Open[] =>
      'reader' in format ? [{ format, reader: format.reader(options), first: 0, last: 0 }] : [],
    );
    this.waiting = this.open.flatMap(({ reader }) => (reader.other ? [reader] : []));
    for (let at = 0; at < this.open.length; at += GROUP) {
      const members = this.open.slice(at, at + GROUP);
      const waiting = members.flatMap(({ reader }) => (reader.other ? [reader] : []));
      this.groups.push({ hint: hintOf(members.map(({ format }) => format)), members, waiting });
    }
  }

  /** A line goes by that nobody wants. */
  passBy(body: string): Verdict {
    if (body !== '') for (const reader of this.waiting) reader.other?.();
    return NOISE;
  }

  /** What the first format that knows a line, or a piece of one, makes of it. */
  verdictOn(line: TextLine, body: string): Verdict {
    if (body === '') return NOISE;
    return line.known && line.pieces.length === 1
      ? this.verdictAgain(line, line.known, body)
      : this.verdictFirst(line, body);
  }

  /** Of a line that was met before nobody's hint is asked. */
  private verdictAgain({ number, text }: TextLine, known: KnownLine, body: string): Verdict {
    let wanting = this.wantings.get(known);
    if (!wanting) {
      wanting = this.wanting(body);
      this.wantings.set(known, wanting);
    }
    let noise: Verdict | undefined;
    const line: Line = { number, body, text };
    for (const { one, wants } of wanting) {
      if (!wants) {
        one.reader.other?.();
        continue;
      }
      const verdict = taken(one, line);
      if (settles(verdict)) return verdict;
      noise ??= verdict;
    }
    return noise ?? NOISE;
  }

  private wanting(body: string): Wanting {
    return this.open
      .map((one) => ({ one, wants: one.format.hint.test(body) }))
      .filter(({ one, wants }) => wants || one.reader.other !== undefined);
  }

  private verdictFirst({ number, text }: TextLine, body: string): Verdict {
    let noise: Verdict | undefined;
    let line: Line | undefined;
    for (const group of this.groups) {
      if (!group.hint.test(body)) {
        for (const reader of group.waiting) reader.other?.();
        continue;
      }
      for (const one of group.members) {
        if (!one.format.hint.test(body)) {
          one.reader.other?.();
          continue;
        }
        line ??= { number, body, text };
        const verdict = taken(one, line);
        if (settles(verdict)) return verdict;
        noise ??= verdict;
      }
    }
    return noise ?? NOISE;
  }

  /** The formats that were found, in the order of the text. */
  found(): Open[] {
    return this.open.filter((one) => one.first > 0).sort((a, b) => a.first - b.first);
  }
}

/** What a format makes of a line, and that it did. */
function taken(one: Open, line: Line): Verdict | undefined {
  const verdict = one.reader.line(line);
  if (!verdict) return undefined;
  if (one.first === 0) one.first = line.number;
  if (verdict.status === 'read') one.last = line.number;
  return verdict;
}

/** Is no other format asked? A heading such as `CPU 0` means something to several. */
function settles(verdict: Verdict | undefined): verdict is Verdict {
  return verdict !== undefined && (verdict.status !== 'noise' || verdict.why !== undefined);
}
