/** From untrusted JSON to a document, or to one sentence that says where it is wrong and why. */
import * as v from 'valibot';
import { hexValue, toHex } from '../arch/hex';
import { DEFAULTS } from './defaults';
import { sizeRefusal } from './limits';
import { scenarioSchema } from './schema';
import type { Scenario, ScenarioEvent } from './types';

/** A document that is refused: `message` begins with the path of what is wrong. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

/** Checks a JSON value against the schema and the rules between its parts. Throws ScenarioError. */
export function parseScenario(value: unknown, isPolicy: (id: string) => boolean): Scenario {
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1) {
    throw new ScenarioError(`version: ${version} was made by a newer version of this tool; this one reads 1`);
  }
  const tooLarge = sizeRefusal(value);
  if (tooLarge) throw new ScenarioError(tooLarge);
  const result = v.safeParse(scenarioSchema, value, { abortEarly: true, abortPipeEarly: true });
  if (!result.success) throw new ScenarioError(describeIssue(result.issues[0], 'scenario'));
  const doc = result.output;
  if (!isPolicy(doc.policy)) throw new ScenarioError(`policy: ${JSON.stringify(doc.policy)} is not a policy`);
  checkRanges(doc);
  checkVcpus(doc.events ?? [], 'events', doc.vcpus?.length ?? 1);
  return doc;
}

/** Reads JSON text. Throws ScenarioError, also where the text is no JSON. */
export function parseScenarioText(text: string, isPolicy: (id: string) => boolean): Scenario {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(`not JSON: ${(error as Error).message}`);
  }
  return parseScenario(value, isPolicy);
}

/** The first thing that is wrong, as one sentence that begins with its path. `whole` names what has no path. */
export function describeIssue(issue: v.BaseIssue<unknown>, whole: string): string {
  const path = pathText(issue.path ?? []);
  const last = issue.path?.at(-1);
  if (issue.expected === 'never') return `${path}: unknown key`;
  if (issue.type === 'strict_object' && issue.received === 'undefined' && last) return `${path}: missing`;
  if (issue.type === 'strict_object' || issue.type === 'record')
    return `${path || whole}: expected an object`;
  return `${path || whole}: ${issue.message}`;
}

function pathText(path: readonly v.IssuePathItem[]): string {
  let text = '';
  for (const item of path) {
    const key = item.key as string | number;
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[A-Za-z]\w*$/.test(key)) text += text ? `.${key}` : key;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text;
}

function checkRanges(doc: Scenario): void {
  const end = 1n << BigInt(doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr);
  for (const key of ['memory', 'pageAttributes'] as const) {
    const ranges = (doc[key] ?? []).map((range, index) => ({
      index,
      start: hexValue(range.start),
      end: hexValue(range.end),
    }));
    for (const range of ranges) {
      if (range.end > end) {
        throw new ScenarioError(
          `${key}[${range.index}].end: ${toHex(range.end)} lies above the ${toHex(end)} of the address space`,
        );
      }
    }
    ranges.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    ranges.forEach((range, i) => {
      const before = ranges[i - 1];
      if (before && before.end > range.start) {
        throw new ScenarioError(
          `${key}[${range.index}]: overlaps ${key}[${before.index}] at ${toHex(range.start)}`,
        );
      }
    });
  }
}

function checkVcpus(events: readonly ScenarioEvent[], path: string, count: number): void {
  events.forEach((event, i) => {
    if (event.type === 'group') checkVcpus(event.events, `${path}[${i}].events`, count);
    else if ('vcpu' in event && typeof event.vcpu === 'number' && event.vcpu >= count) {
      throw new ScenarioError(
        `${path}[${i}].vcpu: there is no vCPU ${event.vcpu}, the scenario has ${count}`,
      );
    }
  });
}
