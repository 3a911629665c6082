/** Views as the worker would send them, made by the real resolver. For tests alone. */
import { spacePages } from '../../../arch/gfn';
import { cr0 } from '../../../scenario/presets/events';
import { PRESETS } from '../../../scenario/presets/registry';
import type { Scenario } from '../../../scenario/types';
import type { ViewWire, WindowWire } from '../../../store/state';
import { Session } from '../../../worker/session';

/** The view of a scenario after `cursor` events (by default all of them). */
export async function viewOf(
  doc: Scenario,
  cursor = doc.events?.length ?? 0,
  window?: WindowWire,
): Promise<ViewWire> {
  const session = new Session();
  session.open({ revision: 1, doc });
  const space = spacePages(doc.cpu?.maxPhysAddr ?? 46);
  return session.view({ revision: 1, cursor, vcpu: 0, window: window ?? { start: 0, span: space } });
}

/** A view without anything but its segments: `[start, type]` pairs in pages, the type in every column. */
export function plainView(space: number, segments: [start: number, code: number][]): ViewWire {
  const codes = Uint8Array.from(segments, ([, code]) => code);
  return {
    revision: 1,
    cursor: 0,
    vcpu: 0,
    space,
    segments: {
      starts: Float64Array.from(segments, ([start]) => start),
      mtrr: codes,
      leaf: codes,
      effective: codes,
      built: codes,
      region: new Int32Array(segments.length).fill(-1),
      mixed: new Float64Array(segments.length),
    },
    ranges: [],
    audits: { length: 0, numbers: new Float64Array(), refused: new Map() },
    refused: [],
    registers: {
      vcpus: 1,
      cr0: '0x10',
      pat: '0x0',
      defType: '0x0',
      variable: [],
      fixed: [],
      online: true,
      dma: 0,
      disabledQuirks: [],
    },
    vcpus: [],
    took: 0,
  };
}

/** The scenario of a preset. */
export function presetOf(id: string): Scenario {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  return preset.scenario;
}

/** SeaBIOS on q35 without the quirk, so that CD makes everything UC; then CR0 is written, a value after another. */
export function writingCr0(...values: string[]): Scenario {
  return {
    ...presetOf('seabios-q35-46'),
    vm: { noncoherentDma: 1, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] },
    events: values.map((value) => cr0(value)),
  };
}
