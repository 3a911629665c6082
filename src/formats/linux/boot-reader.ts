/** Collects the boots of a kernel's or a hypervisor's log by the rules of its lines. */
import type { Line, LineReader, Statement, Verdict } from '../types';
import { NOISE } from '../verdicts';
import { Boot, type Rule } from './boot';
import { bootStatement } from './boot-statement';

const SUPERSEDED = 'from another boot in the same text';

export interface BootLog extends Pick<Statement, 'format' | 'source'> {
  readonly rules: readonly Rule[];
  /** May the line be one of ours? */
  readonly isOurs: (line: Line) => boolean;
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');

function rulesOf(rules: readonly Rule[], first: string): readonly Rule[] {
  return rules.filter(({ begins }) => begins === undefined || begins.includes(first));
}

export class BootReader implements LineReader {
  private boot = new Boot();
  private best: Boot | undefined;
  private boots = 0;
  /** By the first character of a line: most lines begin with one that few rules have. */
  private readonly rules: ReadonlyMap<string, readonly Rule[]>;

  constructor(private readonly log: BootLog) {
    this.rules = new Map([...ASCII].map((first) => [first, rulesOf(log.rules, first)]));
  }

  line(line: Line): Verdict | undefined {
    if (!this.log.isOurs(line)) return undefined;
    for (const rule of this.rules.get(line.body[0] ?? '') ?? this.log.rules) {
      const match = rule.pattern.exec(line.body);
      if (!match || rule.when?.(this.boot, match) === false) continue;
      if (rule.again?.(this.boot, match)) this.close();
      return this.take(rule, match, line);
    }
    return undefined;
  }

  end(): Statement | undefined {
    this.close();
    return this.best && bootStatement(this.best, this.boots, this.log);
  }

  private take(rule: Rule, match: RegExpExecArray, line: Line): Verdict {
    const { boot } = this;
    const why = rule.read(boot, match, line);
    if (why !== undefined) return { status: 'unknown', why };
    if (boot.first === 0) boot.first = line.number;
    if (rule.topic) {
      const key = rule.topic === 'range' ? `range ${Number(match[1])}` : rule.topic;
      // Of a table of several lines the first one.
      if (!boot.lines.has(key)) boot.lines.set(key, line.number);
    }
    if (!rule.noise) return boot.fate.take();
    return match[0].startsWith('reg ') ? boot.tables.take() : NOISE;
  }

  /** Ends a boot. The last one that says most is kept, the lines of the others are put aside. */
  private close(): void {
    const { boot, best } = this;
    if (boot.fate.lines === 0 && boot.tables.lines === 0) return;
    this.boots++;
    const kept = !best || boot.weight() >= best.weight() ? boot : best;
    const dropped = kept === boot ? best : boot;
    dropped?.fate.drop(SUPERSEDED);
    this.best = kept;
    this.boot = new Boot();
  }
}
