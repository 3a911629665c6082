/** `gpatlas export`: a scenario at one point in time, in a format for elsewhere. */
import { WRITERS } from '../formats/out/registry';
import type { ReasonLike, WriteContext } from '../formats/out/types';
import { explain } from '../resolve/explain';
import { foldOf } from '../resolve/fold';
import { requirePolicy } from '../resolve/policy';
import { auditJson, type SegmentJson, segmentsJson } from '../resolve/result';
import { Snapshot } from '../resolve/segments';
import { textOf } from '../resolve/words';
import { encodeLink, LinkError } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import type { Command } from './args';
import { inputName, readScenario } from './input';
import { type Io, type Output, Refused, UsageError } from './io';
import { vcpusAt } from './vcpus-at';

type Options = Extract<Command, { name: 'export' }>;

/** Segments of a report whose reasons are given. */
const EXPLAINED = 8;

/** Runs the command. Resolves with the exit status. */
export async function runExport(options: Options, io: Io, output: Output): Promise<number> {
  const { file, format, event, vcpu } = options;
  const writer = WRITERS.find(({ id }) => id === format);
  if (!writer) {
    const names = WRITERS.map(({ id }) => id).join(', ');
    throw new UsageError(`export: --format: expected one of ${names}, not ${JSON.stringify(format)}`);
  }
  if (writer.whole && event !== 0)
    throw new UsageError(`export: ${format} holds all events, so --event has no meaning`);
  const doc = await readScenario(file, io);
  const events = doc.events?.length ?? 0;
  const count = doc.vcpus?.length ?? 1;
  const where = inputName(file);
  if (event > events)
    throw new Refused(`${where}: events: there is no event ${event}, the scenario has ${events}`);
  if (vcpu >= count)
    throw new Refused(`${where}: vcpus: there is no vCPU ${vcpu}, the scenario has ${count}`);
  await output.write(writer.write(doc, contextOf(doc, options, writer.map ?? false)));
  return 0;
}

function contextOf(doc: Scenario, { event, vcpu }: Options, withMap: boolean): WriteContext {
  const policy = requirePolicy(doc.policy);
  const fold = foldOf(doc, policy);
  let moment = fold.first;
  const audits = (doc.events ?? []).slice(0, event).map((each) => {
    const step = fold.next(moment, each);
    moment = step.moment;
    return auditJson(step.audit);
  });
  const base: WriteContext = {
    event,
    vcpu,
    policy: policy.title,
    vcpus: vcpusAt(doc, moment.machine, event),
  };
  if (!withMap) return base;
  const segments = segmentsJson(fold, moment, vcpu);
  const snapshot = new Snapshot(fold, moment, vcpu);
  const reasonOf = ({ start }: SegmentJson): ReasonLike => ({
    at: start,
    steps: explain(snapshot, Number(start) / 4096).steps.map((step) => ({
      text: textOf(step),
      source: step.source,
    })),
  });
  return {
    ...base,
    segments,
    audits,
    reasons: interesting(segments).map(reasonOf),
    ...linkOf(doc, event, vcpu),
  };
}

/** Stale leaves first, then one segment of each kind, from the lowest address on. */
function interesting(segments: readonly SegmentJson[]): SegmentJson[] {
  const stale = segments.filter((s) => s.built && (s.built !== s.ept || s.builtIpat !== s.ipat));
  const kinds = new Map<string, SegmentJson>();
  for (const segment of [...stale, ...segments]) {
    const { start: _, end: __, ...values } = segment;
    const key = JSON.stringify(values);
    if (!kinds.has(key)) kinds.set(key, segment);
  }
  return [...kinds.values()].slice(0, EXPLAINED).sort((a, b) => Number(a.start) - Number(b.start));
}

function linkOf(doc: Scenario, cursor: number, vcpu: number): { link?: string } {
  try {
    return { link: encodeLink(doc, { cursor, vcpu }) };
  } catch (error) {
    // A scenario that is too large for a link goes without one.
    if (error instanceof LinkError) return {};
    throw error;
  }
}
