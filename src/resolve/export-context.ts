/** What the writers are given beside the document: one point in time, resolved, as plain data. */
import { PAGE_SIZE } from '../arch/gfn';
import type { VcpuDoc } from '../scenario/types';
import type { Audit } from './audit';
import { explain } from './explain';
import type { Fold, Moment } from './fold';
import { type AuditJson, auditJson, type SegmentJson, segmentsJson } from './result';
import { Snapshot } from './segments';
import { vcpusAt } from './vcpus-at';
import { textOf } from './words';

/** Why the page at an address has its type. */
export interface ReasonJson {
  at: string;
  steps: { text: string; source: string }[];
}

/** The state alone. */
export interface StateContext {
  event: number;
  vcpu: number;
  /** The policy's name for people. */
  policy: string;
  vcpus: VcpuDoc[];
}

/** The state with the map and how it came to be. */
export interface MapContext extends StateContext {
  segments: SegmentJson[];
  audits: AuditJson[];
  reasons: ReasonJson[];
}

/** Segments whose reasons are given. */
const EXPLAINED = 8;

/** The state at a moment, for writers that need no map. */
export function stateContext({ doc, policy }: Fold, { machine, index }: Moment, vcpu: number): StateContext {
  return { event: index, vcpu, policy: policy.title, vcpus: vcpusAt(doc, machine, index) };
}

/** The same with the map as one vCPU sees it. `audits`: those of all events up to the moment. */
export function mapContext(fold: Fold, moment: Moment, vcpu: number, audits: readonly Audit[]): MapContext {
  const segments = segmentsJson(fold, moment, vcpu);
  const snapshot = new Snapshot(fold, moment, vcpu);
  const reasonOf = ({ start }: SegmentJson): ReasonJson => ({
    at: start,
    steps: explain(snapshot, Number(start) / PAGE_SIZE).steps.map((step) => ({
      text: textOf(step),
      source: step.source,
    })),
  });
  return {
    ...stateContext(fold, moment, vcpu),
    segments,
    audits: audits.map(auditJson),
    reasons: interesting(segments).map(reasonOf),
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
