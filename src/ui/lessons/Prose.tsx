import type { ReactNode } from 'react';
import { Term } from './Term';

const MARK = /\[\[([^\][]{1,60})\]\]/;

/** A lesson's text: words in double brackets are terms, written `[[IPAT]]` or `[[term|as shown]]`. The rest is plain. */
export function Prose({ text }: { text: string }): ReactNode {
  return text.split(MARK).map((part, i) => {
    if (i % 2 === 0) return part;
    const [term = '', shown = term] = part.split('|');
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    return <Term key={i} term={term} shown={shown} />;
  });
}
