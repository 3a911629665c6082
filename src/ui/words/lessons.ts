/** The words of the lessons' frame; the lessons themselves are in `src/scenario/lessons`. Loaded with the first lesson. */
import type { Condition, PageValue } from '../../scenario/lessons/types';
import { plural } from './plural';

export const lessonWords = {
  list: {
    title: 'Learn',
    intro: 'Short lessons on the real screen. Your own scenario waits and comes back as it was.',
    done: (done: number, all: number) =>
      done >= all ? 'done' : done === 0 ? plural(all, 'step') : `${done} of ${all} done`,
    start: (title: string) => title,
    article: (title: string) => `Read "${title}" as an article`,
    articleShort: 'Article',
    make: 'Make a lesson …',
  },
  panel: {
    name: 'Lesson',
    step: (n: number, of: number) => `Step ${n} of ${of}`,
    leave: 'Leave the lesson',
    fold: 'Fold the lesson',
    unfold: 'Unfold the lesson',
    loading: 'Loading the lesson …',
    back: 'Back',
    next: 'Next',
    finish: 'To the list',
    check: 'Check',
    hint: (left: number) => `Hint (${left})`,
    show: 'Show me',
    again: 'Start over',
    copy: 'Copy link to this step',
    article: 'As an article',
    choose: 'Choose an answer first.',
    chooseAll: 'Choose all that apply.',
    number: 'Your answer',
    bytes: 'such as 3 GiB, 512M or 0',
    count: 'a number',
    notNumber: (bytes: boolean) =>
      bytes ? 'Not a size: write it as 3 GiB, 512M or 0.' : 'Not a whole number.',
    right: 'Right.',
    wrong: 'Not so.',
    wrongSet: 'Not quite: one is missing, or one too many.',
    notYet: 'Not yet.',
    answer: (answers: string) => `The answer is ${answers}.`,
    noAnswer: 'None of them.',
    shown: 'Done for you: look at the screen, then press Check.',
    changed: 'You have changed the scenario since. The question is about how the step began.',
    end: 'That was the last step. Go on trying things here, or leave the lesson to have your own scenario back.',
    failed: (why: string) => `This could not be checked: ${why}`,
  },
  article: {
    title: 'Lesson as an article',
    print: 'Print',
    answers: 'Answers',
    map: 'The map of this step',
    range: 'Range',
    size: 'Size',
    mtrr: 'MTRR',
    ept: 'EPT',
    effective: 'Access',
    more: (n: number) => `and ${plural(n, 'more range')}`,
    goal: 'One way',
    reset: 'Registers as at reset',
    vcpu: (n: number) => `vCPU ${n}: `,
    vcpus: (n: number) => `the same on ${n} vCPUs`,
    dma: (n: number) => plural(n, 'user of non-coherent DMA', 'users of non-coherent DMA'),
    quirk: (name: string) => `${name} disabled`,
    event: (n: number, what: string) => `event ${n}: ${what}`,
  },
  /** What a goal wants, where it does not hold, and what there is instead. */
  unmet(
    condition: Condition,
    now: string,
    text: { address(hex: string): string; size(bytes: number): string },
  ): string {
    switch (condition.kind) {
      case 'page': {
        const [value, where] = now.split(', ');
        return VALUES[condition.value](text.address(where ?? condition.page), value ?? '', condition.is);
      }
      case 'kept':
        return `${now} no longer holds what it held.`;
      case 'same':
        return `This part is to stay as it was: ${now
          .split(', ')
          .map((part) => PARTS[part] ?? part)
          .join(', ')}.`;
      case 'ranges':
        return `${now} variable ranges are valid; at most ${condition.atMost} are allowed.`;
      case 'accepted':
        return `A write was refused: ${now}.`;
      case 'zapped':
        return `${text.size(Number(now))} were zapped in all; at most ${text.size(condition.atMost)} are allowed.`;
      case 'stale':
        return condition.atMost === 0
          ? `${text.size(Number(now))} of memory have a stale leaf.`
          : `${text.size(Number(now))} of memory have a stale leaf; at most ${text.size(condition.atMost)} are allowed.`;
      case 'alike':
        return 'The vCPUs do not hold the same MTRRs and PAT.';
      case 'guarded':
        return `${now} was written while CD was 0 or E was 1 on its vCPU.`;
    }
  },
};

const VALUES: Record<PageValue, (at: string, is: string, wanted: string) => string> = {
  mtrr: (at, is, wanted) => `${at} has MTRR type ${is}, not ${wanted}.`,
  ept: (at, is, wanted) => `A leaf built now at ${at} is ${is}, not ${wanted}.`,
  ipat: (at, is, wanted) => `A leaf built now at ${at} has IPAT ${is}, not ${wanted}.`,
  built: (at, is, wanted) => `The leaf that stands at ${at} is ${is}, not ${wanted}.`,
  effective: (at, is, wanted) => `An access to ${at} is ${is}, not ${wanted}.`,
};

const PARTS: Record<string, string> = {
  policy: 'the policy',
  cpu: 'the CPU',
  vm: 'DMA users and quirks at the start',
  memory: 'the memory layout',
  pageAttributes: 'the page attributes',
  vcpus: 'the registers at the start',
};
