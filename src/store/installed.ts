/** Leaves of a trace over the map. They are kept over a reload where they are few, and are in no document and no link. */
import type { Context } from './context';
import type { Actions, Installed, LaneId } from './state';

/** Runs of leaves that are kept at most: some 60 kB of text. */
const MOST_KEPT = 2000;
const LANE: LaneId = 'installed';
const TOP = 2 ** 40;

export function installing({ store, client, autosave }: Context): Pick<Actions, 'layOver' | 'lastRight'> {
  return {
    layOver(installed) {
      const { lanes } = store.getState();
      const others = lanes.filter((lane) => lane !== LANE);
      store.setState({ installed, lanes: installed ? besideEpt(others) : others });
      autosave.writeInstalled(installed ? textOf(installed) : undefined);
    },
    lastRight(pages, codes) {
      const { revision, cursor, vcpu } = store.getState();
      return client.lastRight({ revision, cursor, vcpu, pages: [...pages], codes: [...codes] });
    },
  };
}

/** Below the leaf that would be installed, where it is shown: the two are compared by the eye. */
function besideEpt(lanes: readonly LaneId[]): LaneId[] {
  const at = lanes.indexOf('ept');
  return lanes.toSpliced(at < 0 ? lanes.length : at + 1, 0, LANE);
}

/** Undefined where they are too many to be kept. */
function textOf({ name, leaves }: Installed): string | undefined {
  const { starts, ends, codes } = leaves;
  if (starts.length > MOST_KEPT) return undefined;
  return JSON.stringify({ name, starts: [...starts], ends: [...ends], codes: [...codes] });
}

/** What was kept; storage is untrusted, so anything that is not sorted leaves without overlaps is none. */
export function installedOf(text: unknown): Installed | undefined {
  try {
    const { name, starts, ends, codes } = JSON.parse(String(text)) as Record<string, unknown>;
    const lists = [starts, ends, codes];
    if (!lists.every((list) => Array.isArray(list) && list.length === (starts as number[]).length))
      return undefined;
    const leaves: Installed['leaves'] = {
      starts: Float64Array.from(starts as number[]),
      ends: Float64Array.from(ends as number[]),
      codes: Uint8Array.from(codes as number[]),
    };
    if (leaves.starts.length === 0 || leaves.starts.length > MOST_KEPT) return undefined;
    let at = 0;
    for (const [i, start] of leaves.starts.entries()) {
      const end = leaves.ends[i] as number;
      if (!(Number.isInteger(start) && Number.isInteger(end) && start >= at && end > start && end <= TOP))
        return undefined;
      if (![0, 1, 4, 5, 6].includes((leaves.codes[i] as number) & ~8)) return undefined;
      at = end;
    }
    return { name: String(name), leaves };
  } catch {
    return undefined;
  }
}
