/** A word of the glossary. `term` is its entry, `shown` what stands in the text. */
export function Term({ term, shown }: { term: string; shown: string }) {
  return <span data-term={term}>{shown}</span>;
}
