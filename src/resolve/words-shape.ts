/** The shape of a list of sentences: by rule, with `{name}` for a value, or a function where the values decide. */
import type { Reason } from '../policy/types';

export type Values = Reason['values'];
export type Words = Readonly<Record<string, string | ((values: Values) => string)>>;
