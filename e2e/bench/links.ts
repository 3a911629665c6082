/** Links to the scenarios that the page's bench opens. */
import { encodeLink } from '../../src/scenario/link';
import type { Scenario } from '../../src/scenario/types';
import { largestGuest, manyVcpus, typicalGuest } from './scenarios';

/** The hash of a link to the typical guest. */
export const typicalLink = (): string => encodeLink(typicalGuest(46), { cursor: 20 });

/** The same of 288 vCPUs that update their MTRRs: 5,760 events. */
export const manyLink = (): string => encodeLink(manyVcpus(288));

/** As many memslots and variable MTRRs as there can be: too much for a link. */
export const largest = (): Scenario => largestGuest();
