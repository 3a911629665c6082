import { describe, expect, it } from 'vitest';
import { commandOf, keyName } from './keys';
import { COMMANDS, commandById } from './registry';

const key = (name: string, held: { ctrlKey?: true; metaKey?: true; shiftKey?: true } = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('the list of commands', () => {
  it('has every name and every key once', () => {
    const ids = COMMANDS.map((command) => command.id);
    const keys = COMMANDS.flatMap((command) => command.keys ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('finds a command by its key, with Ctrl or Cmd, whatever caps lock says', () => {
    expect(commandOf(COMMANDS, key('z', { ctrlKey: true }))).toBe(commandById('undo'));
    expect(commandOf(COMMANDS, key('Z', { metaKey: true }))).toBe(commandById('undo'));
    expect(commandOf(COMMANDS, key('Z', { ctrlKey: true, shiftKey: true }))).toBe(commandById('redo'));
    expect(commandOf(COMMANDS, key('z'))).toBeUndefined();
  });

  it('takes a sign as it is typed, however many keys that takes', () => {
    expect(keyName(key('?', { shiftKey: true }))).toBe('?');
  });

  it('knows no other name', () => {
    expect(() => commandById('none')).toThrow('no command "none"');
  });
});
