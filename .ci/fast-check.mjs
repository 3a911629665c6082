// What tests get as fast-check. Their properties meet the same cases on every run: a red test is about the change, and can
// be had again. `npm run explore` lets them meet others, and more of them.
import * as real from '../node_modules/fast-check/lib/fast-check.js';

const times = Number(process.env.EXPLORE ?? 0);
// Nobody reads what a mutant breaks, so nothing of it is made small.
if (!times) real.configureGlobal({ seed: 61, endOnFailure: process.env.MUTANTS !== undefined });

const more = ({ numRuns = 100, ...rest } = {}) => ({ ...rest, numRuns: numRuns * times });

const assert = times ? (property, parameters) => real.assert(property, more(parameters)) : real.assert;

/** @type {typeof import('fast-check').default} */
const fc = { ...real, assert };
export default fc;
