import type { TermId } from '../words/terms';
import { markedAll } from './mark';
import { Term } from './Term';
import { Pieces } from './TermText';

/** One of several texts that are read one after the other, with the terms that come first in it. */
export function Marked({ texts, index }: { texts: readonly string[]; index: number }) {
  return <Pieces pieces={markedAll(texts)[index] ?? []} />;
}

/** A text that is a term as a whole. */
export function Whole({ id, note, text }: { id: TermId; note: string; text: string }) {
  return (
    <Term id={id} note={note}>
      {text}
    </Term>
  );
}
