/**
 * Bounds on a document, so that every one that is accepted gets an answer in good time. Far above what a guest has: they
 * are for what was made by mistake or in bad faith.
 */

export const LIMITS = {
  /** Events, those inside of groups counted too. */
  events: 100_000,
  /** Groups within groups. */
  depth: 8,
  /** Ranges in `memory`, and in `pageAttributes`. KVM has at most 32,764 memslots. */
  ranges: 65_536,
  /** KVM's own limit. */
  vcpus: 4096,
  /** Registers that one vCPU, or the host, is given. */
  msrs: 1024,
  quirks: 256,
  /** Characters of a name or a label, and of the notes. */
  name: 10_000,
  notes: 100_000,
} as const;

type Json = Record<string, unknown>;

/**
 * Why a JSON value is too large for a document, beginning with the path; undefined where it is not. It looks at sizes
 * alone, and does so first: what checks the shape walks all of it, by recursion.
 */
export function sizeRefusal(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { cpu: _, ...doc } = value;
  const vm = isObject(doc.vm) ? doc.vm : {};
  const host = isObject(doc.host) ? doc.host : {};
  return (
    textRefusal(doc.name, 'name', LIMITS.name) ??
    textRefusal(doc.notes, 'notes', LIMITS.notes) ??
    listRefusal(doc.memory, 'memory', 'ranges', LIMITS.ranges) ??
    listRefusal(doc.pageAttributes, 'pageAttributes', 'ranges', LIMITS.ranges) ??
    listRefusal(vm.disabledQuirks, 'vm.disabledQuirks', 'quirks', LIMITS.quirks) ??
    msrsRefusal(host, 'host.msrs') ??
    vcpusRefusal(doc.vcpus) ??
    eventsRefusal(doc.events)
  );
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textRefusal(value: unknown, path: string, most: number): string | undefined {
  return typeof value === 'string' && value.length > most
    ? `${path}: ${value.length} characters, at most ${most} are read`
    : undefined;
}

function listRefusal(value: unknown, path: string, what: string, most: number): string | undefined {
  return Array.isArray(value) && value.length > most
    ? `${path}: ${value.length} ${what}, at most ${most} are read`
    : undefined;
}

function msrsRefusal({ msrs }: Json, path: string): string | undefined {
  const count = isObject(msrs) ? Object.keys(msrs).length : 0;
  return count > LIMITS.msrs ? `${path}: ${count} registers, at most ${LIMITS.msrs} are read` : undefined;
}

function vcpusRefusal(vcpus: unknown): string | undefined {
  const many = listRefusal(vcpus, 'vcpus', 'vCPUs', LIMITS.vcpus);
  if (many || !Array.isArray(vcpus)) return many;
  for (const [i, vcpu] of vcpus.entries()) {
    const why = isObject(vcpu) ? msrsRefusal(vcpu, `vcpus[${i}].msrs`) : undefined;
    if (why) return why;
  }
  return undefined;
}

/** Walks the groups without recursion: the depth is what is not known yet. */
function eventsRefusal(events: unknown): string | undefined {
  const open = [{ list: events, path: 'events', depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { list, path, depth } = next;
    if (!Array.isArray(list)) continue;
    if (depth > LIMITS.depth) return `${path}: groups within groups, at most ${LIMITS.depth} deep are read`;
    count += list.length;
    if (count > LIMITS.events) return `events: more than ${LIMITS.events}, those inside of groups counted`;
    for (const [i, event] of list.entries()) {
      if (!isObject(event)) continue;
      const why = textRefusal(event.label, `${path}[${i}].label`, LIMITS.name);
      if (why) return why;
      if ('events' in event)
        open.push({ list: event.events, path: `${path}[${i}].events`, depth: depth + 1 });
    }
  }
  return undefined;
}
