/**
 * A link of this tool, wherever it stands in a text: it holds a whole document. Our own reports end with one, below a line
 * `Link`; elsewhere a link stands beside what a person pasted, and is only mentioned.
 */
import { decodeLink, LinkError } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import { MAX_LINKS } from './limits';
import type { Line, LineFormat, LineReader, ReadOptions, Statement, Verdict } from './types';
import { Fate, NOISE } from './verdicts';

/** Base64url, or JSON as it is or percent-encoded; then the keys of the view. Not what a sentence puts behind it. */
const LINK = /#\/s\/\d{1,9}\.(?:[\w-]{1,70000}|[{%]\S{1,70000})(?:\?[^\s<>"'`)\]]{0,70000})?/;
const HEADING = 'Link';
const AFTER = /[.,;:!*>)\]"'`]{1,8}$/;

class Reader implements LineReader {
  private readonly fate = new Fate();
  /** Number of the last heading. */
  private heading = -1;
  private found: { doc: Scenario; number: number; isOwn: boolean } | undefined;
  private others = 0;
  private tried = 0;

  constructor(private readonly options: ReadOptions) {}

  line({ number, body, text }: Line): Verdict | undefined {
    if (body === HEADING) {
      this.heading = number;
      return NOISE;
    }
    // Not of the body: there the last characters of a payload may be taken for markup.
    const link = LINK.exec(text)?.[0];
    if (link === undefined) return undefined;
    // Each may hold a megabyte.
    if (++this.tried > MAX_LINKS)
      return { status: 'unknown', why: `more than ${MAX_LINKS} links: the others are not opened` };
    try {
      const { doc } = decodeLink(link.replace(AFTER, ''), this.options.isPolicy ?? (() => true));
      const isOwn = this.heading === number - 1;
      if (this.found && !(isOwn && !this.found.isOwn)) this.others++;
      else this.found = { doc, number, isOwn };
      return this.fate.take();
    } catch (thrown) {
      if (!(thrown instanceof LinkError)) throw thrown;
      return { status: 'unknown', why: `the link cannot be opened: ${thrown.message}` };
    }
  }

  end(): Statement | undefined {
    if (!this.found) return undefined;
    const { doc, number, isOwn } = this.found;
    return {
      format: 'share-link',
      source: 'the link',
      stage: 'hint',
      linked: { doc, number, isOwn },
      assumed:
        this.others > 0 ? [`The text holds ${this.others + 1} links: that of line ${number} is taken.`] : [],
      differences: [],
    };
  }
}

export const shareLink: LineFormat = {
  id: 'share-link',
  title: 'GPAtlas link, also in a report',
  hint: /^Link$|#\/s\/\d/,
  reader: (options) => new Reader(options),
};
