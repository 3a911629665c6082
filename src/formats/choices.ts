/** What a reading leaves open, as data: the page shows it, a visitor picks, and the merge asks here what counts. */
import { MAX_CHOICES } from './limits';

/** Where a value stands: the source's name, its format, and its lines (counted from 1; 0 where they are not known). */
export interface Origin {
  readonly source: string;
  readonly format: string;
  readonly first: number;
  readonly last: number;
}

/** One of the values that may count. */
export interface Option {
  readonly id: string;
  readonly text: string;
  /** Empty where no source says it. */
  readonly from: readonly Origin[];
}

/**
 * `contradiction`: sources state it differently. `assumption`: no source states it. The ids are stable for one text:
 * they do not depend on what was picked before.
 */
export interface Choice {
  readonly id: string;
  readonly kind: 'contradiction' | 'assumption';
  /** What it is about: a register, a range, a field, the CPUs. */
  readonly what: string;
  /** Two or more. */
  readonly options: readonly Option[];
  /** The option that counts, and the one that counts where nothing is picked. */
  readonly taken: string;
  readonly usual: string;
  /** Why the usual one is usual. */
  readonly why: string;
}

/** Option by choice, by their ids. */
export type Picks = Readonly<Record<string, string>>;

/** Takes down every choice that a merge meets, and says what counts. */
export class Chooser {
  readonly choices: Choice[] = [];
  /** Sentences that say what the choices say. */
  readonly told: string[] = [];

  constructor(private readonly picks: Picks = {}) {}

  /**
   * The id of the option that counts: the one that was picked, where there is such a one. A source whose value was picked
   * may meanwhile say the same as another one, in whose option it stands then.
   */
  ask(choice: Omit<Choice, 'taken'>): string {
    if (this.choices.length >= MAX_CHOICES) return choice.usual;
    const picked = Object.hasOwn(this.picks, choice.id) ? this.picks[choice.id] : undefined;
    const named = choice.options.find((option) => option.id === picked);
    const stated = named ?? choice.options.find(({ from }) => from.some(({ format }) => format === picked));
    const taken = stated?.id ?? choice.usual;
    this.choices.push({ ...choice, taken });
    return taken;
  }

  /** Adds a sentence to the list that it belongs to. */
  tell(list: string[], sentence: string): void {
    list.push(sentence);
    this.told.push(sentence);
  }

  /** A value that no source states; `values` are its options, as id and text. */
  assume(
    id: string,
    what: string,
    values: readonly (readonly [id: string, text: string])[],
    usual: string,
    why: string,
  ): string {
    const options = values.map(([option, text]): Option => ({ id: option, text, from: [] }));
    return this.ask({ id, kind: 'assumption', what, options, usual, why });
  }
}
