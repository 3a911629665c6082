import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy';

const best = (query: string, ...texts: string[]) =>
  texts
    .filter((text) => fuzzyScore(query, text) > 0)
    .sort((a, b) => fuzzyScore(query, b) - fuzzyScore(query, a))[0];

describe('the fuzzy search', () => {
  it('finds words, their beginnings and initials', () => {
    expect(best('61', 'Policy: KVM 6.0', 'Policy: KVM 6.1')).toBe('Policy: KVM 6.1');
    expect(best('kvm 6.7', 'Policy: KVM 6.1', 'Policy: KVM 6.7')).toBe('Policy: KVM 6.7');
    expect(best('zi', 'Zoom out', 'Zoom in')).toBe('Zoom in');
    expect(best('dark', 'Theme: light', 'Theme: dark')).toBe('Theme: dark');
    expect(best('lane st', 'Lane: MTRR', 'Lane: Stale')).toBe('Lane: Stale');
  });

  it('takes words in any order', () => {
    expect(fuzzyScore('cd flip', 'Flip CR0.CD')).toBeGreaterThan(0);
  });

  it('holds the beginning of a word above its middle', () => {
    expect(best('over', 'Discover more', 'Show overlap')).toBe('Show overlap');
  });

  it('gives nothing for letters that are not there, or lie about', () => {
    expect(fuzzyScore('qq', 'Zoom in')).toBe(0);
    expect(fuzzyScore('xport', 'Policies side by side')).toBe(0);
    expect(fuzzyScore('oo', 'Go to an address')).toBe(0);
    expect(fuzzyScore('', 'Zoom in')).toBe(0);
  });
});
