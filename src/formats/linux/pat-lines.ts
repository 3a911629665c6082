/**
 * The PAT. Source: pat_init() and init_cache_modes() in arch/x86/mm/pat/memtype.c (Linux 4.2 and later: the eight
 * entries by name), and pat_init() in arch/x86/mm/pat.c before (raw values without leading zeros).
 */
import { type PatCode, type PatType, patCode } from '../../arch/memtype';
import { PAT_RESET, patRefusal, patValue } from '../../arch/pat';
import { hex } from '../words';
import type { Rule } from './boot';

const WITHOUT = 'The kernel does not use the PAT: its entries are taken as after reset.';

const configuration: Rule = {
  begins: 'x',
  topic: 'pat',
  pattern: /^x86\/PAT: Configuration \[0-7\]: ((?:(?:UC-|UC|WC|WT|WP|WB)(?: |$)){8})$/,
  read(boot, [, names]) {
    const codes = (names as string)
      .trim()
      .split(' ')
      .map((name): PatCode => patCode(name as PatType));
    boot.pat = patValue(codes);
    // A kernel that skips its own set-up prints this too, and then the entries that it found.
    boot.facts.delete(WITHOUT);
    return undefined;
  },
};

const old: Rule = {
  begins: 'x',
  topic: 'pat',
  pattern: /^x86 PAT enabled: cpu \d{1,4}, old 0x([0-9a-fA-F]{1,16}), new 0x([0-9a-fA-F]{1,16})$/,
  read(boot, [, , digits]) {
    const value = hex(digits as string);
    const refusal = patRefusal(value);
    if (refusal !== undefined) return refusal;
    boot.pat = value;
    return undefined;
  },
};

const without: Rule = {
  begins: 'xPM',
  pattern:
    /^(?:x86\/PAT: )?(?:PAT not supported by (?:the )?CPU\.?|PAT support disabled .{1,60}|MTRRs disabled, skipping PAT initialization too\.?)$/,
  read(boot) {
    boot.facts.add(WITHOUT);
    boot.pat ??= PAT_RESET;
    return undefined;
  },
};

const damaged: Rule = {
  begins: 'x',
  pattern: /^(?:x86\/PAT: Configuration|x86 PAT enabled)/,
  read: () => 'the line is cut short or damaged',
};

export const PAT_RULES: readonly Rule[] = [configuration, old, without, damaged];
