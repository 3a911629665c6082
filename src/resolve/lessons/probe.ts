/** One value of one page at one moment, as a word: what a lesson asks about. */
import type { Gfn } from '../../arch/gfn';
import { mtrrName } from '../../arch/memtype';
import { leafIpat, leafType, NO_LEAF } from '../../policy/types';
import { pageAt, type Scene } from '../../scenario/lessons/steps';
import type { PageValue, Probe } from '../../scenario/lessons/types';
import type { Audit } from '../audit';
import { type Fold, foldOf, type Moment } from '../fold';
import { requirePolicy } from '../policy';
import { NO_ACCESS, type PageValues, Snapshot } from '../segments';

/** A scene, folded: the moment that is looked at, and the audits of the events before it. */
export interface Folded {
  readonly fold: Fold;
  readonly moment: Moment;
  readonly audits: readonly Audit[];
  readonly snapshot: Snapshot;
}

/** Folds a scene. Throws RangeError where its cursor or vCPU does not exist. */
export function folded({ doc, cursor, vcpu }: Scene): Folded {
  const events = doc.events ?? [];
  const fold = foldOf(doc, requirePolicy(doc.policy));
  if (cursor > events.length) throw new RangeError(`there is no event ${cursor}`);
  if (vcpu >= fold.first.machine.vcpus.length) throw new RangeError(`there is no vCPU ${vcpu}`);
  let moment = fold.first;
  const audits: Audit[] = [];
  for (const event of events.slice(0, cursor)) {
    const step = fold.next(moment, event);
    moment = step.moment;
    audits.push(step.audit);
  }
  return { fold, moment, audits, snapshot: new Snapshot(fold, moment, vcpu) };
}

/** A value of a page as it is written. */
export function valueText(page: PageValues, value: PageValue): string {
  const leaf = value === 'built' ? page.built : page.leaf;
  switch (value) {
    case 'mtrr':
      return mtrrName(page.mtrr);
    case 'effective':
      return page.effective === NO_ACCESS ? 'none' : mtrrName(page.effective);
    case 'ipat':
      return leaf === NO_LEAF ? 'none' : leafIpat(leaf) ? '1' : '0';
    default:
      return leaf === NO_LEAF ? 'none' : mtrrName(leafType(leaf));
  }
}

/** The page of an address. Throws RangeError where it lies outside the space. */
export function pageIn({ snapshot }: Folded, address: string): Gfn {
  const gfn = pageAt(address);
  const { space } = snapshot.view.machine.cpu;
  if (gfn >= space) throw new RangeError(`${address} lies outside the address space`);
  return gfn;
}

/** What a probe finds in a scene. */
export function probed({ doc, ...scene }: Scene, probe: Probe): string {
  const policy = probe.policy ?? doc.policy;
  const state = folded({
    doc: { ...doc, policy },
    cursor: probe.event ?? scene.cursor,
    vcpu: probe.vcpu ?? scene.vcpu,
  });
  return valueText(state.snapshot.page(pageIn(state, probe.page)), probe.value);
}
