import { fromMarks, marked, type Piece } from './mark';
import { Term } from './Term';

/** Pieces of a text, the terms with their cards. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, term }, i) =>
    term ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
      <Term key={i} id={term}>
        {text}
      </Term>
    ) : (
      text
    ),
  );
}

/** A plain text in which every known term has its card where it comes first. */
export function TermText({ text }: { text: string }) {
  return <Pieces pieces={marked(text)} />;
}

/** A text whose author marked the terms: `[[IPAT]]`. */
export function MarkedText({ text }: { text: string }) {
  return <Pieces pieces={fromMarks(text)} />;
}
