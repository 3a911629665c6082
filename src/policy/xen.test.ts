/** Xen: guest and host MTRRs combined, its lookup, and why. Facts: epte_get_entry_emt() and mtrr_get_type(), Xen 4.19. */
import { describe, expect, it } from 'vitest';
import { TYPE_CODES, typeName } from '../arch/memtype';
import type { MsrMap } from '../scenario/types';
import { G, mask } from './testing/guest';
import { cpu, lastAt, machine, mtrrs, ram, rulesAt, window } from './testing/parts';
import type { PageContext } from './types';
import { xen } from './xen';

/** Rows: the guest's type. Columns: the host's, UC, WC, WT, WP, WB. Only WT with WP makes a third type. */
const COMBINED = {
  UC: 'UC UC UC UC UC',
  WC: 'UC WC UC UC WC',
  WT: 'UC UC WT WP WT',
  WP: 'UC UC WP WP WP',
  WB: 'UC WC WT WP WB',
};

describe('guest and host', () => {
  const one = machine({});
  const leaf = (mtrr: number, host: number): number | undefined => {
    const page = { machine: one, vcpu: one.vcpus[0], region: ram(0, 1), gfn: 0, mtrr, host } as PageContext;
    return xen.arms?.map((arm) => arm.decide(page)).find((code) => code !== undefined);
  };
  it.each(TYPE_CODES.map((guest) => [typeName(guest), guest] as const))('%s of the guest', (name, guest) => {
    const row = TYPE_CODES.map((host) => leaf(guest, host)).map((code) => typeName(code as 0));
    expect(row.join(' ')).toBe(COMBINED[name]);
  });
});

describe('overlaps', () => {
  const map = (msrs: MsrMap) => xen.mtrrRules(mtrrs({ '0x2ff': '0x801', ...msrs }), cpu, window);
  const over = (first: string, second: string): MsrMap => ({
    '0x200': first,
    '0x201': mask(2 * G),
    '0x202': second,
    '0x203': mask(2 * G),
  });
  it.each<[string, MsrMap, string, Record<string, string>]>([
    ['one type', over('0x5', '0x5'), 'overlap.same', { types: 'WP, WP', type: 'WP' }],
    ['with UC', over('0x0', '0x6'), 'overlap.UC', { types: 'UC, WB', type: 'UC' }],
    ['WT and WB', over('0x4', '0x6'), 'overlap.WT', { types: 'WT, WB', type: 'WT' }],
    [
      'undefined: the last',
      over('0x5', '0x6'),
      'xen.last',
      { types: 'WP, WB', type: 'WB', sdm: 'undefined' },
    ],
    [
      'undefined: the last',
      over('0x6', '0x5'),
      'xen.last',
      { types: 'WB, WP', type: 'WP', sdm: 'undefined' },
    ],
  ])('%s', (_, msrs, rule, values) => {
    expect(rulesAt(map(msrs), 0)).toEqual(['mtrr.range', 'mtrr.range', rule]);
    expect(lastAt(map(msrs), 0).values).toEqual(values);
    expect(typeName(map(msrs).at(0) as 0)).toBe(values.type);
  });
});
