/**
 * Output of rdmsr(1). It prints bare values, so the address comes from the user's own label in a loop, or from the
 * command above it. Source: msr-tools 1.3, rdmsr.c: lower-case hexadecimal without 0x and without leading zeros.
 */
import { msrKind } from '../arch/msr';
import { RawRegisters } from './raw-registers';
import { type RdmsrCommand, rdmsrCommand } from './rdmsr-command';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { NOISE } from './verdicts';
import { hex } from './words';

const HINT = /[Mm][Ss][Rr]|^(?:0[xX])?[0-9a-fA-F]{1,16}(?:[ :=]|$)|^\[?[Cc][Pp][Uu]|^[Cc][Oo][Rr][Ee]/;
const CPU_LABEL = /^\[?cpu ?#?(\d{1,4})\]?[:,]? (?=\S)/i;
const CPU_HEADING = /^(?:\[?cpu|core) ?#?(\d{1,4})\]?:?$/i;
/** `MSR 0x200: 6`, `MSR 200 6`, `MSR 0x200 = 0x6`. */
const WITH_NAME = /^MSR ?(?:0x)?([0-9a-f]{1,8}) ?(?:[:=]|=>)? ?(?:0x)?([0-9a-f]{1,16})$/i;
/** `0x200 0000000000000006`, `0x200: 6`, `rdmsr 0x200 = 6`. */
const WITH_ADDRESS = /^(?:rdmsr )?0x([0-9a-f]{1,8})(?: ?(?:[:=]|=>) ?| )(?:0x)?([0-9a-f]{1,16})$/i;
/** `200=6`. */
const WITH_EQUALS = /^([0-9a-f]{2,3}) ?= ?(?:0x)?([0-9a-f]{1,16})$/i;
/** A script that writes what another one read. */
const WRMSR =
  /(?:^|[#$] ?)wrmsr (?:-a |-p ?(\d{1,4}) )?0x([0-9a-f]{1,8}) 0x([0-9a-f]{1,16})(?: ?#.{0,200})?$/i;
/** How such a script says how many variable ranges there are. */
const CAP_COMMENT = /^# (?=MSR 0xfe: )/;
const NEAR = /^MSR ?0x2[0-9a-f]{2}\b/i;
const BARE = /^(?:0x)?([0-9a-f]{1,16})$/i;
const COUNTED = /^(\d{1,6}) (?:0x)?([0-9a-f]{1,16})$/i;

/** `0x200`, `0x200:`. */
const ALONE = /^0x([0-9a-f]{2,3}):?$/i;
const NAMELESS: Verdict = {
  status: 'unknown',
  why: 'the command names its register by a variable, and no line above the value says which one it is',
};

type Running = RdmsrCommand & { next: number };

class Reader implements LineReader {
  private readonly registers = new RawRegisters();
  private cpu = 0;
  private command: Running | undefined;
  /** A loop's command, whose MSR is a variable: the loop may print it above each value. */
  private loop: RdmsrCommand | undefined;

  line(line: Line): Verdict | undefined {
    const label = this.label(line.body);
    if (label) return label;
    const value = this.command && this.value(this.command, line);
    if (value) return value;
    this.command = undefined;
    return this.heading(line.body) ?? this.labelled(line);
  }

  other(): void {
    this.command = undefined;
  }

  end(): Statement | undefined {
    return this.registers.statement('rdmsr', 'rdmsr');
  }

  /** An address alone in a line, which a loop prints above its value; below a command it may be a value itself. */
  private label(body: string): Verdict | undefined {
    if (this.command?.msr !== undefined && this.command.next === this.command.cpu) return undefined;
    const found = ALONE.exec(body);
    const msr = found ? Number.parseInt(found[1] as string, 16) : 0;
    if (msrKind(msr).kind === 'unknown') return undefined;
    const { cpu, all, counted, refused } = this.loop ?? { cpu: this.cpu, all: false, counted: false };
    this.command = { msr, cpu, all, counted, next: cpu, ...(refused === undefined ? {} : { refused }) };
    return NOISE;
  }

  /** A value without a label, below its command. */
  private value(command: Running, line: Line): Verdict | undefined {
    const found = command.counted ? COUNTED.exec(line.body) : BARE.exec(line.body);
    if (!found) return undefined;
    if (command.msr === undefined) return NAMELESS;
    if (command.refused !== undefined) return { status: 'unknown', why: command.refused };
    if (command.counted && command.next > command.cpu)
      return { status: 'unknown', why: 'the CPUs differ, and uniq does not say which CPU has which value' };
    if (!command.all && command.next > command.cpu) return undefined;
    return this.registers.add(command.next++, command.msr, hex(found.at(-1) as string), line.number);
  }

  private heading(body: string): Verdict | undefined {
    const cpu = CPU_HEADING.exec(body);
    if (cpu) this.cpu = Number(cpu[1]);
    const command = rdmsrCommand(body);
    if (command) {
      this.command = { ...command, next: command.cpu };
      this.loop = command.msr === undefined ? command : undefined;
    }
    return command || cpu ? NOISE : undefined;
  }

  private labelled(line: Line): Verdict | undefined {
    const label = CPU_LABEL.exec(line.body);
    const cpu = label ? Number(label[1]) : this.cpu;
    const body = (label ? line.body.slice(label[0].length) : line.body).replace(CAP_COMMENT, '');
    const written = /wrmsr/i.test(body) ? WRMSR.exec(body) : null;
    if (written) {
      const [, at, msr, value] = written as unknown as [string, string | undefined, string, string];
      return this.registers.add(Number(at ?? 0), Number.parseInt(msr, 16), hex(value), line.number, true);
    }
    const named = WITH_NAME.exec(body);
    const found = named ?? WITH_ADDRESS.exec(body) ?? WITH_EQUALS.exec(body);
    if (!found) {
      if (!NEAR.test(body)) return undefined;
      return { status: 'unknown', why: 'no hexadecimal value of at most 16 digits follows the address' };
    }
    const msr = Number.parseInt(found[1] as string, 16);
    // Without the word MSR two numbers in a row may be anything.
    if (!named && msrKind(msr).kind === 'unknown') return undefined;
    return this.registers.add(cpu, msr, hex(found[2] as string), line.number);
  }
}

export const rdmsr: LineFormat = {
  id: 'rdmsr',
  title: 'rdmsr (msr-tools)',
  hint: HINT,
  reader: () => new Reader(),
};
