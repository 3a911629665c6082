/** Terms on the first screen: plain text until the glossary's part of the page is there, in the same place and size. */
import { type ComponentType, lazy, Suspense } from 'react';
import type { TermId } from '../words/terms';

interface TextProps {
  texts: readonly string[];
  index: number;
}
interface TermProps {
  id: TermId;
  note: string;
  text: string;
}
type Part<P> = Promise<{ default: ComponentType<P> }>;

// Without a network the text stays plain.
const Marked = lazy(
  (): Part<TextProps> =>
    import('./Marked').then(
      ({ Marked }) => ({ default: Marked }),
      () => ({ default: ({ texts, index }) => texts[index] }),
    ),
);
const Whole = lazy(
  (): Part<TermProps> =>
    import('./Marked').then(
      ({ Whole }) => ({ default: Whole }),
      () => ({ default: ({ text }) => text }),
    ),
);

/** A text in which every known term has its card, where it comes first among `texts`. */
export function LaterTermText({ texts, index = 0 }: { texts: readonly string[]; index?: number }) {
  return (
    <Suspense fallback={texts[index]}>
      <Marked texts={texts} index={index} />
    </Suspense>
  );
}

/** A text that is a term as a whole; `note` stands first on its card. */
export function LaterTerm({ id, note, text }: TermProps) {
  return (
    <Suspense fallback={text}>
      <Whole id={id} note={note} text={text} />
    </Suspense>
  );
}
