/** The kernel's log: MTRRs, PAT, e820, the map that Linux makes of them, and its clean-up. */
import { Boot, type Rule } from './linux/boot';
import { bootStatement } from './linux/boot-statement';
import { E820_RULES } from './linux/e820-lines';
import { MAP_RULES } from './linux/map-lines';
import { MTRR_RULES } from './linux/mtrr-lines';
import { PAT_RULES } from './linux/pat-lines';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';

// Most lines of a log are none of ours: one test turns them away.
const HINT =
  /MTRR|mtrr|e820|e801|BIOS-88|PAT|base|disabled|write-|uncach|inconsistent|incorrect mask|TOM2|RAM covered|DMI: |Linux version|^[0-9A-Fa-f]{1,16}[-: ]/;
const RULES: readonly Rule[] = [...MTRR_RULES, ...MAP_RULES, ...E820_RULES, ...PAT_RULES];
const SUPERSEDED = 'from another boot in the same text';

class Reader implements LineReader {
  private boot = new Boot();
  private best: Boot | undefined;
  private boots = 0;

  line(line: Line): Verdict | undefined {
    if (!HINT.test(line.body)) return undefined;
    for (const rule of RULES) {
      const match = rule.pattern.exec(line.body);
      if (!match || rule.when?.(this.boot, match) === false) continue;
      if (rule.again?.(this.boot, match)) this.close();
      return this.take(rule, match, line);
    }
    return undefined;
  }

  end(): Statement | undefined {
    this.close();
    return this.best && bootStatement(this.best, this.boots);
  }

  private take(rule: Rule, match: RegExpExecArray, line: Line): Verdict {
    const { boot } = this;
    const why = rule.read(boot, match, line);
    if (why !== undefined) return { status: 'unknown', why };
    const verdict: Verdict = { status: rule.noise ? 'noise' : 'read' };
    if (boot.first === 0) boot.first = line.number;
    if (rule.noise) {
      if (match[0].startsWith('reg ')) boot.tableVerdicts.push(verdict);
    } else boot.verdicts.push(verdict);
    return verdict;
  }

  /** Ends a boot. The last one that says most is kept, the lines of the others are put aside. */
  private close(): void {
    const { boot, best } = this;
    if (boot.verdicts.length === 0 && boot.tableVerdicts.length === 0) return;
    this.boots++;
    const kept = !best || boot.weight() >= best.weight() ? boot : best;
    const dropped = kept === boot ? best : boot;
    for (const verdict of dropped?.verdicts ?? []) {
      verdict.status = 'noise';
      verdict.why = SUPERSEDED;
    }
    this.best = kept;
    this.boot = new Boot();
  }
}

export const linuxDmesg: LineFormat = {
  id: 'linux-dmesg',
  title: 'Linux kernel log (dmesg)',
  reader: () => new Reader(),
};
