/** What the palette lists: the commands that answer to what was typed, and the place that it names. */
import { keyLabel } from '../commands/key-label';
import type { Command } from '../commands/types';
import { parseGoTo, type Target } from '../map/go-to';
import { words } from '../words';
import { fuzzyScore } from './fuzzy';

export interface CommandItem {
  readonly kind: 'command';
  readonly id: string;
  readonly command: Command;
  readonly title: string;
  readonly key: string;
}

export interface PlaceItem {
  readonly kind: 'place';
  readonly id: string;
  readonly target: Target;
}

export type Item = CommandItem | PlaceItem;

export interface ItemGroup {
  readonly title: string;
  readonly items: readonly Item[];
}

const w = words.commands;

/**
 * The groups in the order in which they are shown. Nothing typed: the recent ones, then all by their groups. Otherwise
 * one list, best first; a place comes first where only an address is written so, and last where a word is meant.
 */
export function paletteGroups(
  query: string,
  commands: readonly Command[],
  recent: readonly string[],
): ItemGroup[] {
  const text = query.trim();
  if (text === '') return browse(commands, recent);
  const found = commands
    .map((command) => ({ command, score: scoreOf(text, command) + (recent.includes(command.id) ? 1 : 0) }))
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => itemOf(command));
  const place = placeOf(text);
  const groups = found.length > 0 ? [{ title: w.found, items: found }] : [];
  if (!place) return groups;
  const there = { title: w.place, items: [place] };
  // `add` is hexadecimal too.
  return /\d/.test(text) ? [there, ...groups] : [...groups, there];
}

function scoreOf(text: string, command: Command): number {
  const version = VERSION.exec(text)?.[0];
  const isOf = version !== undefined && command.group === 'policy' && covers(command.title, version);
  // `kvm 6.1` means the policy of 6.0 to 6.6 before that of 6.11.
  const rest = isOf ? text.replace(version, '').trim() || w.groups.policy : '';
  return Math.max(
    isOf && fuzzyScore(rest, command.title) > 0 ? COVERED : 0,
    2 * fuzzyScore(text, command.title),
    fuzzyScore(text, `${w.groups[command.group]} ${command.title}`),
  );
}

const VERSION = /(?<![\d.])\d+\.\d+(?![\d.])/;
/** More than any text gets. */
const COVERED = 1000;

/** Does a title such as `KVM 6.0–6.6` name a stretch of versions with that one in it? */
function covers(title: string, version: string): boolean {
  const stretch = /(\d+)\.(\d+)(?:\.\d+)?–(\d+)\.(\d+)/.exec(title)?.slice(1).map(Number);
  if (!stretch) return false;
  const at = (major = 0, minor = 0): number => 1000 * major + minor;
  const wanted = at(...version.split('.').map(Number));
  return wanted >= at(stretch[0], stretch[1]) && wanted <= at(stretch[2], stretch[3]);
}

function browse(commands: readonly Command[], recent: readonly string[]): ItemGroup[] {
  const used = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const groups = new Map<string, Item[]>();
  if (used.length > 0) groups.set(w.recent, used.map(itemOf));
  for (const command of commands) {
    if (used.includes(command)) continue;
    const title = w.groups[command.group];
    groups.set(title, [...(groups.get(title) ?? []), itemOf(command)]);
  }
  return [...groups].map(([title, items]) => ({ title, items }));
}

function itemOf(command: Command): CommandItem {
  const key = command.keys?.[0];
  return { kind: 'command', id: command.id, command, title: command.title, key: key ? keyLabel(key) : '' };
}

/** The place that a text names, alone or after `go to`. */
function placeOf(text: string): PlaceItem | undefined {
  const target = parseGoTo(text.replace(/^go\s*to\s+/i, ''));
  return 'error' in target ? undefined : { kind: 'place', id: 'place', target };
}
