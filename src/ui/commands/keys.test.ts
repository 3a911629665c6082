import { describe, expect, it } from 'vitest';
import { helpLists } from './help';
import { keyLabel } from './key-label';
import { commandOf, keyName, keysOf } from './keys';
import { COMMANDS, commandById } from './registry';
import { PLACES } from './types';

type Held = { ctrlKey?: true; metaKey?: true; shiftKey?: true; altKey?: true };
const key = (name: string, held: Held = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the list of commands', () => {
  it('has every name once, and a title for each', () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title } of COMMANDS) expect([id, title.trim()]).not.toContain('');
    const titles = COMMANDS.map(({ group, title }) => `${group} ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each([undefined, ...PLACES])('has no key twice at one place (%s)', (place) => {
    const keys = COMMANDS.flatMap((command) => keysOf(command, place));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says why of each that can be out of reach', () => {
    for (const { id, enabled, why } of COMMANDS) expect([id, Boolean(enabled)]).toEqual([id, Boolean(why)]);
  });

  it('is what the help lists, every command with a key in it and nothing else', () => {
    for (const { place, rows } of helpLists(COMMANDS)) {
      const keyed = COMMANDS.filter((command) => keysOf(command, place).length > 0);
      expect(rows.map(({ id }) => id)).toEqual(keyed.map(({ id }) => id));
      for (const row of rows) {
        const labels = keysOf(commandById(row.id), place).map((name) => keyLabel(name));
        expect(row.keys.length).toBeGreaterThan(0);
        for (const shown of row.keys) expect(labels).toContain(shown);
      }
    }
  });

  it('knows no other name', () => {
    expect(() => commandById('none')).toThrow('no command "none"');
  });
});

describe('keys', () => {
  it('find a command, with Ctrl or Cmd, whatever caps lock says', () => {
    expect(commandOf(COMMANDS, key('z', { ctrlKey: true }))).toBe(commandById('undo'));
    expect(commandOf(COMMANDS, key('Z', { metaKey: true }))).toBe(commandById('undo'));
    expect(commandOf(COMMANDS, key('Z', { ctrlKey: true, shiftKey: true }))).toBe(commandById('redo'));
    expect(commandOf(COMMANDS, key('G'))).toBe(commandById('goTo'));
    expect(commandOf(COMMANDS, key('z'))).toBeUndefined();
  });

  it('are taken as signs as they are typed, however many keys that takes', () => {
    expect(keyName(key('?', { shiftKey: true }))).toBe('?');
    // On a German keyboard: AltGr as Linux, as Windows and as a Mac reports it.
    expect(keyName(key('[', { altKey: true }))).toBe('[');
    expect(keyName(key('[', { ctrlKey: true, altKey: true }))).toBe('[');
    expect(keyName(key('g', { altKey: true }))).toBeUndefined();
  });

  it('mean something else at some places', () => {
    expect(commandOf(COMMANDS, key('Home'), 'map')).toBe(commandById('map-first'));
    expect(commandOf(COMMANDS, key('Home'), 'timeline')).toBe(commandById('to-start'));
    expect(commandOf(COMMANDS, key('Home'))).toBeUndefined();
  });

  it('are shown as people read them', () => {
    expect(keyLabel('Mod+Shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyLabel('Mod+k', true)).toBe('⌘+K');
    expect(keyLabel('+')).toBe('+');
    expect(keyLabel('Shift+ArrowLeft')).toBe('Shift+←');
  });
});
