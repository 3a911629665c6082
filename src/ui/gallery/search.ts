/** Which presets a few typed words find. */
import type { PresetCard } from '../../store/state';

/** Letters and digits with dots between digits; everything else parts words. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+(?:\.[0-9]+)*/g) ?? [];

/** A preset with its words, made once. */
export interface Indexed {
  readonly card: PresetCard;
  /** Words by how much they count, the most first. */
  readonly fields: readonly (readonly string[])[];
}

export function indexed(cards: readonly PresetCard[]): Indexed[] {
  return cards.map((card) => ({
    card,
    fields: [
      wordsOf(card.title),
      wordsOf(`${card.tags.join(' ')} ${card.id}`),
      wordsOf(card.summary),
      wordsOf(card.source),
    ],
  }));
}

/**
 * The presets in which every typed word begins some word, those with hits in their titles first; otherwise in their
 * own order. Nothing typed finds all.
 */
export function search(index: readonly Indexed[], typed: string): PresetCard[] {
  const wanted = wordsOf(typed);
  const hits = index.flatMap(({ card, fields }) => {
    let score = 0;
    for (const word of wanted) {
      const field = fields.findIndex((names) => names.some((name) => name.startsWith(word)));
      if (field < 0) return [];
      score += field;
    }
    return [{ card, score }];
  });
  return hits.sort((a, b) => a.score - b.score).map(({ card }) => card);
}
