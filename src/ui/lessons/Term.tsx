import { termOf } from '../glossary/mark';
import { Term as GlossaryTerm } from '../glossary/Term';

/** A word of the glossary, with its card. `term` is one of its names, `shown` what stands in the text. */
export function Term({ term, shown }: { term: string; shown: string }) {
  const id = termOf(term);
  return <span data-term={term}>{id ? <GlossaryTerm id={id}>{shown}</GlossaryTerm> : shown}</span>;
}
