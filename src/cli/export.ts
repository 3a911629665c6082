/** `gpatlas export`: a scenario at one point in time, in a format for elsewhere. */
import { WRITERS } from '../formats/out/registry';
import type { WriteContext } from '../formats/out/types';
import type { Audit } from '../resolve/audit';
import { mapContext, stateContext } from '../resolve/export-context';
import { foldOf } from '../resolve/fold';
import { requirePolicy } from '../resolve/policy';
import { encodeLink, LinkError } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import type { Command } from './args';
import { inputName, readScenario } from './input';
import { type Io, type Output, Refused, UsageError } from './io';

type Options = Extract<Command, { name: 'export' }>;

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
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const audits: Audit[] = [];
  let moment = fold.first;
  for (const each of (doc.events ?? []).slice(0, event)) {
    const step = fold.next(moment, each);
    moment = step.moment;
    audits.push(step.audit);
  }
  if (!withMap) return stateContext(fold, moment, vcpu);
  return { ...mapContext(fold, moment, vcpu, audits), ...linkOf(doc, event, vcpu) };
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
