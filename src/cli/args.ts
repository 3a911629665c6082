/** Reads the arguments. Nothing is guessed: what is not known is wrong usage. */
import type { Which } from '../resolve/result';
import { UsageError } from './io';

export type Command =
  | { readonly name: 'help' }
  | {
      readonly name: 'resolve';
      readonly file: string;
      readonly ndjson: boolean;
      readonly which: Which;
      readonly vcpu: number;
    }
  | { readonly name: 'import'; readonly file: string; readonly format?: string }
  | {
      readonly name: 'export';
      readonly file: string;
      readonly format: string;
      readonly event: number;
      readonly vcpu: number;
    }
  | {
      readonly name: 'explain';
      readonly file: string;
      readonly at: string;
      readonly event: number;
      readonly vcpu: number;
      readonly json: boolean;
    };

/** Options by command; true where a value follows. */
const OPTIONS: Record<string, Record<string, boolean>> = {
  resolve: { '--ndjson': false, '--first': false, '--last': false, '--vcpu': true },
  import: { '--format': true },
  export: { '--format': true, '--event': true, '--vcpu': true },
  explain: { '--at': true, '--event': true, '--vcpu': true, '--json': false },
};

/** The command that the arguments ask for. Throws UsageError. */
export function parseArgs(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return { name: 'help' };
  if (name === undefined) throw new UsageError('no command');
  const options = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (!options) throw new UsageError(`${JSON.stringify(name)} is not a command`);
  const { given, files } = split(name, rest, options);
  if (given.has('--help')) return { name: 'help' };
  if (files.length > 1) throw new UsageError(`${name}: one FILE at a time`);
  const vcpu = whole(given, '--vcpu');
  const file = files[0] ?? '-';
  if (name === 'resolve') {
    const first = given.has('--first');
    const last = given.has('--last');
    if (first && last) throw new UsageError('resolve: --first and --last exclude each other');
    const which = first ? 'first' : last ? 'last' : 'all';
    return { name, file, ndjson: given.has('--ndjson'), which, vcpu };
  }
  if (name === 'import') {
    const format = given.get('--format');
    return format === undefined ? { name, file } : { name, file, format };
  }
  if (name === 'export') {
    const format = given.get('--format');
    if (format === undefined) throw new UsageError('export: no --format NAME');
    return { name, file, format, event: whole(given, '--event'), vcpu };
  }
  const at = given.get('--at');
  if (files.length === 0) throw new UsageError('explain: no FILE (- is standard input)');
  if (at === undefined) throw new UsageError('explain: no --at ADDRESS');
  return { name: 'explain', file, at, event: whole(given, '--event'), vcpu, json: given.has('--json') };
}

function split(
  name: string,
  args: readonly string[],
  options: Record<string, boolean>,
): { given: Map<string, string>; files: string[] } {
  const given = new Map<string, string>();
  const files: string[] = [];
  let open = true;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (open && arg === '--') {
      open = false;
      continue;
    }
    if (!open || arg === '-' || !arg.startsWith('-')) {
      files.push(arg);
      continue;
    }
    const mark = arg.startsWith('--') ? arg.indexOf('=') : -1;
    const key = arg === '-h' ? '--help' : mark < 0 ? arg : arg.slice(0, mark);
    if (given.has(key)) throw new UsageError(`${name}: ${key} is given twice`);
    if (key === '--help') {
      given.set(key, '');
      continue;
    }
    if (!Object.hasOwn(options, key)) throw new UsageError(`${name}: ${key} is not an option`);
    if (options[key] !== true) {
      if (mark >= 0) throw new UsageError(`${name}: ${key} takes no value`);
      given.set(key, '');
      continue;
    }
    const value = mark < 0 ? args[++i] : arg.slice(mark + 1);
    if (value === undefined || value === '') throw new UsageError(`${name}: ${key} needs a value`);
    given.set(key, value);
  }
  return { given, files };
}

function whole(given: Map<string, string>, key: string): number {
  const text = given.get(key) ?? '0';
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`${key}: expected a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}
