/**
 * MSRs as KVM_GET_MSRS gives them, in JSON: entries of index and data, or one list of entries a vCPU. 64 bits do not fit a
 * number of JSON, so data is a string wherever it is large.
 */
import { msrKind } from '../arch/msr';
import { MAX_CPUS } from './limits';
import { mergeStatements } from './merge';
import { RawRegisters } from './raw-registers';
import { withoutFence } from './scenario-json';
import type { Reading, ReadOptions, Statement, WholeFormat } from './types';
import { wholeReading } from './whole';

const ID = 'kvm-msrs';
const BEGIN = /^\s*(?:```(?:json)?\s*)?[[{]/;
const NUMBER = /^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i;

function whole(text: string, { policy }: ReadOptions): Reading | undefined {
  if (!BEGIN.test(text.slice(0, 1000)) || !text.includes('"index"') || !text.includes('"data"'))
    return undefined;
  try {
    return readingOf(text, JSON.parse(withoutFence(text)), policy);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    const why = 'the list as a whole is refused';
    return { ...wholeReading(ID, text, { status: 'unknown', why }), error };
  }
}

function readingOf(text: string, json: unknown, policy: string): Reading {
  const registers = new RawRegisters();
  let maxPhysAddr: number | undefined;
  let count: number | undefined;
  let others = 0;
  listsOf(json).forEach((list, i) => {
    const vcpu = list.vcpu === undefined ? i : bounded(list.vcpu, `[${i}].vcpu`, 0, MAX_CPUS - 1);
    if (list.maxPhysAddr !== undefined) maxPhysAddr = bounded(list.maxPhysAddr, `[${i}].maxPhysAddr`, 32, 52);
    if (list.variableMtrrs !== undefined) count = bounded(list.variableMtrrs, `[${i}].variableMtrrs`, 0, 40);
    list.entries.forEach((entry, k) => {
      const where = `[${i}].entries[${k}]`;
      const { index, data } = objectOf(entry, where);
      const msr = Number(numberOf(index, `${where}.index`));
      const value = numberOf(data, `${where}.data`);
      if (msrKind(msr).kind === 'unknown') {
        others++;
        return;
      }
      const verdict = registers.add(vcpu, msr, value, 0);
      if (verdict.status === 'unknown') throw new Error(`${where}: ${verdict.why}`);
    });
  });
  const statement = registers.statement(ID, 'the list of MSRs');
  if (!statement) throw new Error('the list holds no MTRR and no PAT');
  const statements: Statement[] = [
    {
      ...statement,
      // The list is one value of JSON: it has no lines of its own.
      lines: new Map(),
      ...(maxPhysAddr === undefined ? {} : { maxPhysAddr }),
      ...(count === undefined ? {} : { variableMtrrs: { count, sure: true } }),
      assumed: [
        ...statement.assumed,
        ...(others > 0 ? [`${others} other MSRs of the list hold no memory type.`] : []),
      ],
    },
  ];
  const { doc, assumed, differences, choices, told } = mergeStatements(statements, policy);
  return {
    ...wholeReading(ID, text, { status: 'read' }),
    ...(doc ? { doc } : { error: 'The list holds no MTRR and no PAT.' }),
    assumed,
    differences,
    choices,
    told,
    statements,
  };
}

interface List {
  entries: unknown[];
  vcpu?: unknown;
  maxPhysAddr?: unknown;
  variableMtrrs?: unknown;
}

/** One list, or one a vCPU: of entries, or objects with `entries`. */
function listsOf(json: unknown): List[] {
  const isList = (value: unknown): value is List => Array.isArray((value as { entries?: unknown })?.entries);
  if (isList(json)) return [json];
  if (!Array.isArray(json)) throw new Error('expected a list of {"index", "data"}, or one a vCPU');
  if (json.every(isList)) return json;
  if (json.every((value) => Array.isArray(value))) return json.map((entries) => ({ entries }));
  return [{ entries: json }];
}

function objectOf(value: unknown, where: string): { index?: unknown; data?: unknown } {
  if (typeof value !== 'object' || value === null) throw new Error(`${where}: expected {"index", "data"}`);
  return value;
}

function numberOf(value: unknown, where: string): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'string' && NUMBER.test(value)) return BigInt(value);
  throw new Error(`${where}: expected a string such as "0x2ff"`);
}

function bounded(value: unknown, where: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${where}: expected a whole number from ${least} to ${most}`);
}

export const kvmMsrs: WholeFormat = { id: ID, title: 'MSR list of KVM or QEMU (JSON)', whole };
