import type { ReactNode } from 'react';
import { fromMarks } from '../glossary/mark';
import { Term } from '../glossary/Term';

/** A lesson's text: words in double brackets are terms, `[[IPAT]]` or `[[term|as shown]]`, with their cards. */
export function Prose({ text }: { text: string }): ReactNode {
  return fromMarks(text).map(({ text: shown, term }, i) =>
    term ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <Term key={i} id={term}>
        {shown}
      </Term>
    ) : (
      shown
    ),
  );
}

/** The same without the cards: for what names a control, and for paper. */
export const plainText = (text: string): string =>
  fromMarks(text)
    .map((piece) => piece.text)
    .join('');
