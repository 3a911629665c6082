/** The command line of rdmsr(1). Source: msr-tools 1.3, rdmsr.c: options x X d o r u c 0 a p f. */

export interface RdmsrCommand {
  /** Absent where it is a shell variable. */
  readonly msr?: number;
  /** The CPU of the first value. */
  readonly cpu: number;
  /** One value a CPU, without labels. */
  readonly all: boolean;
  /** `uniq -c` follows: every value has a count in front. */
  readonly counted: boolean;
  /** Why the output cannot be read. */
  readonly refused?: string;
}

const MOST_WORDS = 40;
const COMMAND = /(?:^|[\s#$%>;`(])rdmsr (.{1,400})/;

/**
 * The command in a line, behind whatever prompt; undefined where there is none. Of one whose MSR is a shell variable nothing
 * but the options is known: `msr` is undefined.
 */
export function rdmsrCommand(body: string): RdmsrCommand | undefined {
  const found = COMMAND.exec(body);
  if (!found) return undefined;
  const [own = '', ...pipe] = (found[1] as string).split(/[|;&]/, MOST_WORDS);
  const words = own.trim().split(' ').slice(0, MOST_WORDS);
  let cpu = 0;
  let all = false;
  let refused: string | undefined;
  let named: number | 'variable' | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word.startsWith('#')) break;
    if (!word.startsWith('-')) {
      const msr = word.includes('$') ? 'variable' : msrNumber(word);
      // A sentence that speaks of the command.
      if (msr === undefined || named !== undefined) return undefined;
      named = msr;
      continue;
    }
    // getopt(3) takes options behind the address too.
    const option = optionOf(word, words[i + 1]);
    if (option.used) i++;
    all ||= option.all;
    cpu = option.cpu ?? cpu;
    refused ??= option.refused;
  }
  if (named === undefined) return undefined;
  const counted = pipe.some((part) => part.includes('uniq'));
  const command = { cpu, all, counted, ...(refused === undefined ? {} : { refused }) };
  return named === 'variable' ? command : { ...command, msr: named };
}

interface Option {
  all: boolean;
  used: boolean;
  cpu?: number;
  refused?: string;
}

const LONG: Readonly<Record<string, string>> = {
  '--all': 'a',
  '--processor': 'p',
  '--bitfield': 'f',
  '--decimal': 'd',
  '--unsigned': 'u',
  '--octal': 'o',
  '--raw': 'r',
};

function optionOf(word: string, next: string | undefined): Option {
  const option: Option = { all: false, used: false };
  const letters = word.startsWith('--') ? (LONG[word.split('=')[0] as string] ?? '') : word.slice(1);
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] as string;
    if (letter === 'a') option.all = true;
    else if ('duor'.includes(letter)) option.refused = 'rdmsr printed it in another base than 16';
    else if (letter === 'f' || letter === 'p') {
      const attached = word.startsWith('--') ? (word.split('=')[1] ?? '') : letters.slice(i + 1);
      option.used = attached === '';
      const argument = attached === '' ? (next ?? '') : attached;
      if (letter === 'f') option.refused = 'rdmsr printed only some bits of it';
      else if (/^\d{1,5}$/.test(argument)) option.cpu = Number(argument);
      else option.refused = 'the number of the CPU is not given';
      break;
    }
  }
  return option;
}

/** As strtoul() with base 0 reads it. */
function msrNumber(word: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(word)) return Number.parseInt(word, 16);
  if (/^0[0-7]{0,10}$/.test(word)) return Number.parseInt(word, 8);
  return /^\d{1,9}$/.test(word) ? Number(word) : undefined;
}
