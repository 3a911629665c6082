import { describe, expect, it } from 'vitest';
import { DumpReader, type ReadWatch } from './dump';
import type { ReadArgs } from './protocol';

const PROC = 'reg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable\n';
const LONG = '[    1.000000] usb 1-1: new high-speed USB device\n'.repeat(200_000);
const args = (dump: string | Blob, key = 1, picks: ReadArgs['picks'] = {}): ReadArgs => ({
  key,
  dump,
  policy: 'kvm-6.0',
  picks,
});
const quiet: ReadWatch = { progress: () => {}, cancelled: () => false };

describe('reading a dump', () => {
  it('tells how far it is, and stops where it is told to', async () => {
    const parts: number[] = [];
    const watch: ReadWatch = { progress: (part) => parts.push(part), cancelled: () => parts.length > 1 };
    expect(await new DumpReader().read(args(LONG), watch)).toBeNull();
    expect(parts).toHaveLength(2);
    expect(parts[0]).toBeGreaterThan(0);
    expect(parts[1]).toBeGreaterThan(parts[0] as number);
    expect(parts[1]).toBeLessThan(1);
  });

  it('chooses anew without reading again', async () => {
    const reader = new DumpReader();
    const first = await reader.read(args(PROC), quiet);
    expect(first?.doc?.vcpus?.[0]?.msrs?.['0x2ff']).toBe('0x806');
    // The text is not looked at: the key says that it is the same.
    const picked = await reader.read(args('', 1, { 'default-type': 'WT' }), quiet);
    expect(picked?.doc?.vcpus?.[0]?.msrs?.['0x2ff']).toBe('0x804');
    expect((await reader.read(args('', 2), quiet))?.error).toBeDefined();
  });

  it('says a sentence once: among the choices, or in the lists', async () => {
    const reading = await new DumpReader().read(args(PROC), quiet);
    expect(reading?.choices?.map(({ id }) => id)).toContain('width');
    expect(reading?.assumed.join()).not.toContain('MAXPHYADDR');
    expect(reading?.assumed.join()).toContain('/proc/mtrr lists only');
  });

  it('takes files as UTF-8 and as the UTF-16 of PowerShell', async () => {
    const utf16 = new Uint8Array(2 * PROC.length + 2);
    utf16.set([0xff, 0xfe]);
    for (let i = 0; i < PROC.length; i++) utf16[2 * i + 2] = PROC.charCodeAt(i);
    for (const blob of [new Blob([PROC]), new Blob([utf16])]) {
      const reading = await new DumpReader().read(args(blob), quiet);
      expect(reading?.formats).toEqual(['proc-mtrr']);
      expect(reading?.counts.unknown).toBe(0);
    }
  });

  it('sends of the lines those that were not understood or left out for a reason', async () => {
    const reading = await new DumpReader().read(args(`${PROC}${PROC}usb\nreg01: base=0x\n`), quiet);
    expect(reading?.lines.map(({ number, status }) => [number, status])).toEqual([
      [4, 'unknown'],
      [1, 'noise'],
    ]);
    expect(reading?.counts).toEqual({ read: 1, noise: 2, unknown: 1 });
  });
});
