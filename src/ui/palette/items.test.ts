import { describe, expect, it } from 'vitest';
import { offeredCommands } from '../commands/offered';
import { paletteGroups } from './items';

const commands = offeredCommands({
  policies: [
    {
      id: 'kvm-6.0',
      group: 'guests',
      tags: [],
      title: 'KVM 6.0–6.6',
      family: 'kvm',
      summary: '',
      source: '',
      ept: true,
    },
    {
      id: 'kvm-6.7',
      group: 'guests',
      tags: [],
      title: 'KVM 6.7',
      family: 'kvm',
      summary: '',
      source: '',
      ept: true,
    },
  ] as never,
  presets: [{ id: 'ovmf-q35', group: 'guests', tags: [], title: 'OVMF on q35', summary: '', source: '' }],
});
const found = (query: string, recent: string[] = []) =>
  paletteGroups(query, commands, recent).flatMap(({ items }) => items.map(({ id }) => id));

describe('the palette', () => {
  it('lists everything but itself before anything is typed, the recent ones first', () => {
    const ids = found('', ['theme-dark', 'gone', 'share']);
    expect(ids.slice(0, 2)).toEqual(['theme-dark', 'share']);
    expect([...ids].sort()).toEqual(commands.map(({ id }) => id).sort());
    expect(ids).not.toContain('palette');
  });

  it.each([
    ['policy 6.7', 'policy-kvm-6.7'],
    ['kvm 6.0', 'policy-kvm-6.0'],
    ['policy: kvm 6.1', 'policy-kvm-6.0'],
    ['kvm 6.5', 'policy-kvm-6.0'],
    ['ovmf', 'preset-ovmf-q35'],
    ['flip cd', 'cd'],
    ['zoom o', 'map-zoomOut'],
    ['lane largest', 'lane-largest'],
    ['event msr', 'add-wrmsr'],
    ['share', 'share'],
  ])('%s', (query, id) => {
    expect(found(query)[0]).toBe(id);
  });

  it('lists nothing that is not meant', () => {
    expect(found('qqq')).toEqual([]);
  });

  it('takes an address first where it can be nothing else', () => {
    expect(found('0xfee00000')).toEqual(['place']);
    expect(found('go to 4G-4K')[0]).toBe('place');
    expect(paletteGroups('gfn:0xfee00', commands, [])[0]?.items[0]).toMatchObject({
      target: { gfn: 0xfee00 },
    });
    expect(found('lapic')).toEqual(['place']);
    // Hexadecimal, but a word.
    expect(found('add').at(-1)).toBe('place');
    expect(found('add').length).toBeGreaterThan(1);
  });
});
