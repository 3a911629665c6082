/** Links to the scenarios that the page's bench opens. */
import { encodeLink } from '../../src/scenario/link';
import { typicalGuest } from './scenarios';

/** The hash of a link to the typical guest. */
export const typicalLink = (): string => encodeLink(typicalGuest(46), { cursor: 20 });
