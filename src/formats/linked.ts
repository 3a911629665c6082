/** What a link in a text is worth: the document where nothing else is there, or where the text is our own report. */
import type { Merged } from './merge';
import type { Statement } from './types';

/** The statements without links, or the document of one; and what is said of a link that is left aside. */
export function withoutLinks(all: readonly Statement[]): {
  given: readonly Statement[];
  linked?: Merged;
  said: readonly string[];
} {
  const link = all.find((statement) => statement.linked);
  if (!link?.linked) return { given: all, said: [] };
  const { doc, number, isOwn } = link.linked;
  const given = all.filter((statement) => statement !== link);
  if (given.length === 0 || isOwn) {
    const assumed = [
      ...link.assumed,
      `The scenario is that of the link in line ${number}; its view (cursor, window, selection) is not taken.`,
    ];
    const differences =
      given.length > 0
        ? [
            `Beside its link the text says things of ${given.map((s) => s.source).join(', ')}: the link is taken.`,
          ]
        : [];
    return { given, linked: { doc, isWhole: true, assumed, differences, choices: [], told: [] }, said: [] };
  }
  const said = `The text also holds a link to a scenario (line ${number}), which is not taken: paste the link alone to open it.`;
  return { given, said: [said] };
}
