/** Finds the terms of the glossary in plain texts. */
import { TERMS, type TermId } from '../words/terms';

/** A piece of a text; with a term where it is the name of one. */
export interface Piece {
  readonly text: string;
  readonly term?: TermId;
}

const BY_NAME = new Map<string, TermId>(
  (Object.keys(TERMS) as TermId[]).flatMap((term) =>
    TERMS[term].map((name): [string, TermId] => [name, term]),
  ),
);
/** The term that has this name, if any. */
export const termOf = (name: string): TermId | undefined => BY_NAME.get(name);

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\#]/g, '\\$&');
const NAMES = [...BY_NAME.keys()].sort((a, b) => b.length - a.length).map(escaped);
/** Whole words alone: not inside another word, a number or a path. `UC` is not the beginning of `UC-`. */
const NAME = new RegExp(`(?<![\\w./=-])(?:${NAMES.join('|')})(?![\\w/(=]|-(?![ ,;.]|$)|\\.\\w)`, 'g');

/** The pieces of the text, which together are the text. A term that is in `seen` is not marked again. */
export function marked(text: string, seen: Set<TermId> = new Set()): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const term = BY_NAME.get(name) as TermId;
    if (seen.has(term)) continue;
    seen.add(term);
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: name, term });
    at = index + name.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Several texts that are read one after the other: each term is marked where it comes first. */
export function markedAll(texts: readonly string[]): Piece[][] {
  const seen = new Set<TermId>();
  return texts.map((text) => marked(text, seen));
}

/** A text whose author marked the terms: `[[IPAT]]`, or `[[zap|zapped]]` for the term's name and what is written. */
export function fromMarks(text: string): Piece[] {
  return text
    .split(/(\[\[[^[\]]+\]\])/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      const [, name = '', written = name] = /^\[\[([^|\]]+)(?:\|([^\]]+))?\]\]$/.exec(part) ?? [];
      if (name === '') return { text: part };
      const term = termOf(name);
      return term ? { text: written, term } : { text: written };
    });
}
