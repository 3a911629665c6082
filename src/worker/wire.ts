/** From the resolver's objects to the flat arrays that cross to the page. */
import { toHex } from '../arch/hex';
import { defTypeValue, fixedValue, physBaseValue, physMaskValue } from '../arch/mtrr';
import type { Policy } from '../policy/types';
import type { Audit } from '../resolve/audit';
import { byteCode } from '../resolve/explain';
import { largestPages, leavesNeeded } from '../resolve/largest';
import type { PageValues, Segments } from '../resolve/segments';
import type { View } from '../resolve/space';
import { pagesIn, type Span } from '../resolve/spans';
import { zapBounds } from '../resolve/zap-savings';
import type { Machine, Vcpu } from '../scenario/machine';
import type { ScenarioEvent } from '../scenario/types';
import { countedZaps, partsWire, stepsOf } from './parts';
import type {
  AuditSummary,
  AuditWire,
  LargestWire,
  PageWire,
  RegistersWire,
  SegmentsWire,
  ViewWire,
} from './protocol';

/** Its calls are the requests of its list. Where they are split by memslot, or memory is short, they no longer are. */
const WITH_ZAP_LIST = 'kvm-mtrr-v4';

/** A partition as columns. */
export function segmentsWire({ starts, values, mixed }: Segments): SegmentsWire {
  return {
    starts: Float64Array.from(starts),
    mtrr: Uint8Array.from(values, (page) => page.mtrr),
    leaf: Uint8Array.from(values, (page) => byteCode(page.leaf)),
    effective: Uint8Array.from(values, (page) => byteCode(page.effective)),
    built: Uint8Array.from(values, (page) => byteCode(page.built)),
    region: Int32Array.from(values, (page) => page.region),
    mixed: Float64Array.from(mixed),
  };
}

/** One page in codes. */
export function pageWire({ mtrr, leaf, built, effective }: PageValues): PageWire {
  return { mtrr, leaf: byteCode(leaf), built: byteCode(built), effective: byteCode(effective) };
}

/**
 * Most work for the largest pages, as memory and MTRR boundaries times what each looks at: about 3 ms. A typical guest
 * needs a twentieth of it; a mask with thousands of pieces would take a tenth of a second at every step of a pan.
 */
const MOST_WORK = 2 ** 18;

/** The largest leaves, or nothing where they would cost too much. */
export function largestWire(view: View): { largest?: LargestWire } {
  const rules = view.guest.cuts.length;
  const cuts = rules + (view.host?.cuts.length ?? 0) + 2 * view.regions.length;
  if (cuts * (64 + rules) > MOST_WORK) return {};
  const map = largestPages(view);
  const [starts, sizes] = [Float64Array.from(map.starts), Float64Array.from(map.values)];
  return { largest: { starts, sizes, leaves: leavesNeeded(map) } };
}

/** Spans as start, end, start, end ... */
export function spansWire(spans: readonly Span[]): Float64Array {
  const flat = new Float64Array(2 * spans.length);
  spans.forEach(({ start, end }, i) => {
    flat[2 * i] = start;
    flat[2 * i + 1] = end;
  });
  return flat;
}

/** An audit in numbers. Inside a group the event that was refused is named by its place, from 1. */
export function summaryOf(audit: Audit): AuditSummary {
  const refused = audit.refused ?? refusedPart(audit);
  return {
    calls: audit.zaps.length,
    zapped: pagesIn(audit.zapped),
    changed: pagesIn(audit.changed),
    needless: pagesIn(audit.needless),
    stale: pagesIn(audit.stale),
    ...(refused === undefined ? {} : { refused }),
  };
}

function refusedPart(audit: Audit): string | undefined {
  for (const [i, part] of (audit.parts ?? []).entries()) {
    const reason = part.refused ?? refusedPart(part);
    if (reason !== undefined) return `part ${i + 1}: ${reason}`;
  }
  return undefined;
}

/** The audit of an event with its ranges; of a group also who did what. `space` in pages. */
export function auditWire(
  audit: Audit,
  event: ScenarioEvent,
  policy: Policy,
  space: number,
): Omit<AuditWire, 'why'> {
  const isGroup = event.type === 'group';
  return {
    ...summaryOf(audit),
    zaps: countedZaps(audit.zaps),
    ...(isGroup ? { parts: partsWire(event, audit, space) } : {}),
    ...(isGroup && event.concurrent && policy.id === WITH_ZAP_LIST
      ? { list: zapBounds(stepsOf(event, audit)) }
      : {}),
    zappedSpans: spansWire(audit.zapped),
    changedSpans: spansWire(audit.changed),
    needlessSpans: spansWire(audit.needless),
    staleSpans: spansWire(audit.stale),
  };
}

/** A vCPU's registers and the VM's state, as the guest would read them. */
export function registersWire(machine: Machine, vcpu: Vcpu): RegistersWire {
  const { mtrr } = vcpu;
  return {
    vcpus: machine.vcpus.length,
    cr0: toHex(vcpu.cr0),
    pat: toHex(vcpu.pat),
    defType: toHex(defTypeValue(mtrr)),
    variable: mtrr.variable.map((range) => ({
      base: toHex(physBaseValue(range)),
      mask: toHex(physMaskValue(range)),
    })),
    fixed: Array.from({ length: mtrr.fixed.length / 8 }, (_, i) => toHex(fixedValue(mtrr.fixed, i))),
    online: vcpu.online,
    dma: machine.dma,
    disabledQuirks: [...machine.disabledQuirks],
  };
}

/** The buffers of a view: they are handed over, not copied. */
export function buffersOf(view: ViewWire): ArrayBuffer[] {
  const arrays: { buffer: ArrayBufferLike }[] = [view.audits.numbers];
  for (const range of view.ranges) arrays.push(range.spans);
  if (view.largest) arrays.push(view.largest.starts, view.largest.sizes);
  if (view.difference) arrays.push(view.difference.spans);
  if (view.audit) {
    const { zappedSpans, changedSpans, needlessSpans, staleSpans } = view.audit;
    arrays.push(zappedSpans, changedSpans, needlessSpans, staleSpans);
  }
  return [...segmentBuffers(view.segments), ...arrays.map((array) => array.buffer as ArrayBuffer)];
}

/** The buffers of a partition. */
export function segmentBuffers(segments: SegmentsWire): ArrayBuffer[] {
  const { starts, mtrr, leaf, effective, built, region, mixed } = segments;
  return [starts, mtrr, leaf, effective, built, region, mixed].map((array) => array.buffer as ArrayBuffer);
}
