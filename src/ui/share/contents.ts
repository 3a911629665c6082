/** What a link holds, in words. */
import { addressOf, groupHex } from '../base/format';
import { shareWords as w } from '../words/share';

interface Doc {
  readonly notes?: string;
  readonly memory?: readonly unknown[];
  readonly vcpus?: readonly { readonly msrs?: object }[];
  readonly events?: readonly unknown[];
}

interface View {
  readonly cursor?: number;
  readonly selection?: number | null;
  readonly window?: { readonly start: number; readonly span: number };
  readonly axis?: string;
  readonly lanes?: readonly string[];
  readonly vcpu?: number;
}

/** The document's parts. What has its reset value is not in the link. */
export function docParts({ notes, memory = [], vcpus = [], events = [] }: Doc): string[] {
  const msrs = vcpus.reduce((sum, vcpu) => sum + Object.keys(vcpu.msrs ?? {}).length, 0);
  return [
    ...(vcpus.length > 1 ? [w.vcpus(vcpus.length)] : []),
    ...(msrs > 0 ? [w.msrs(msrs)] : []),
    ...(memory.length > 0 ? [w.ranges(memory.length)] : []),
    ...(events.length > 0 ? [w.events(events.length)] : []),
    ...(notes ? [w.notes(notes.length)] : []),
  ];
}

/** The view's parts, as far as they differ from what a link opens with by itself. `space` in pages. */
export function viewParts(view: View, events: number, space: number): string[] {
  const { cursor = events, selection, window, axis, lanes, vcpu } = view;
  return [
    ...(cursor === events ? [] : [w.moment(cursor, events)]),
    ...(typeof selection === 'number' ? [w.page(groupHex(addressOf(selection)))] : []),
    ...(window && window.span < space ? [w.window] : []),
    ...(axis && axis !== 'folded' ? [w.axis(axis)] : []),
    ...(lanes ? [w.lanes(lanes.length)] : []),
    ...(vcpu ? [w.vcpu(vcpu)] : []),
  ];
}
