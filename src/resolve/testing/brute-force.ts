/**
 * The resolver's answers page by page: plain arrays over every page of a small space. No boundaries, no spans, no
 * cache; it shares with the resolver only the policy's own rules for one page, the step of the machine and its start.
 */
import { WB } from '../../arch/memtype';
import { type MtrrMap, NO_LEAF, type PageContext, type Policy } from '../../policy/types';
import type { Machine, Region, Vcpu } from '../../scenario/machine';
import type { Scenario, ScenarioEvent } from '../../scenario/types';
import { startOf } from '../start';
import { actOf, applyEvent } from '../step';

/** One page at one moment, seen by one vCPU. The fields mean what those of a segment mean. */
export interface BrutePage {
  mtrr: number;
  leaf: number;
  /** -1 where nothing answers. */
  effective: number;
  built: number;
  /** Index into the document's `memory`, or -1. */
  region: number;
}

/** An audit as numbers of pages, in order. */
export interface BruteAudit {
  zapped: number[];
  changed: number[];
  needless: number[];
  stale: number[];
  /** One for each event inside, for a group. */
  parts: BruteAudit[] | undefined;
}

const NOWHERE: Region = { start: 0, end: 0, kind: 'emulated', dma: false, hostType: undefined, index: -1 };

/** A scenario in a space small enough to be walked. The document is not checked: MAXPHYADDR may be below 32. */
export class BruteForce {
  private machine: Machine;
  private standing: number[];
  private points = 0;
  private readonly sorted: readonly Region[];
  private readonly regions: Region[];
  /** The PAT entry of each page. */
  private readonly patIndex: number[];

  constructor(
    doc: Scenario,
    private readonly policy: Policy,
  ) {
    const { machine, regions } = startOf(doc, policy);
    this.machine = machine;
    this.sorted = regions;
    this.regions = this.each((gfn) => regions.find((r) => r.start <= gfn && gfn < r.end) ?? NOWHERE);
    this.patIndex = this.each((gfn) => {
      const address = gfn * 4096;
      const range = doc.pageAttributes?.find((r) => Number(r.start) <= address && address < Number(r.end));
      return range?.patIndex ?? 0;
    });
    this.standing = this.right(this.online());
  }

  /** Lets one event happen, and says what it did to each page. */
  happen(event: ScenarioEvent): BruteAudit {
    this.points++;
    return this.take(event).audit;
  }

  /** All pages now. */
  seenBy(index: number): BrutePage[] {
    const { machine, policy } = this;
    const vcpu = machine.vcpus[index] as Vcpu;
    const { guest, host } = this.maps(index);
    // Before any event nothing stands from earlier: each vCPU is shown what its own touch gives.
    const standing = this.points === 0 ? this.right(index) : this.standing;
    return this.right(index).map((leaf, gfn) => {
      const region = this.regions[gfn] as Region;
      const built = standing[gfn] as number;
      const mtrr = guest.at(gfn);
      const paging = vcpu.cr0 >>> 31 === 1;
      const pat = paging ? Number((vcpu.pat >> BigInt(8 * (this.patIndex[gfn] as number))) & 7n) : WB;
      const reachable = region.kind !== 'emulated' && (policy.arms === undefined || built !== NO_LEAF);
      const access = { leaf: built, mtrr, pat, machine, vcpu, region, host: host?.at(gfn) ?? WB };
      const effective = reachable ? policy.effective(access as Parameters<Policy['effective']>[0]) : -1;
      return { mtrr, leaf, effective, built, region: region.index };
    });
  }

  private each<T>(value: (gfn: number) => T): T[] {
    return Array.from({ length: this.machine.cpu.space }, (_, gfn) => value(gfn));
  }

  private online(): number {
    return this.machine.vcpus.findIndex((vcpu) => vcpu.online);
  }

  private maps(vcpu: number): { guest: MtrrMap; host: MtrrMap | undefined } {
    const { machine, policy } = this;
    const one = { start: 0, end: 1, limit: 1 };
    const owner = policy.mtrrOwner ? policy.mtrrOwner(machine, vcpu) : vcpu;
    const { mtrr } = machine.vcpus[owner] as Vcpu;
    const looks = policy.looksAtHost && machine.host;
    return {
      guest: policy.mtrrRules(mtrr, machine.cpu, one),
      host: looks ? policy.mtrrRules(looks, machine.cpu, one) : undefined,
    };
  }

  /** The leaf that a vCPU would install for each page; nothing for vCPU -1. */
  private right(index: number): number[] {
    const { machine, policy } = this;
    if (index < 0 || !policy.arms) return this.each(() => NO_LEAF);
    const { arms } = policy;
    const vcpu = machine.vcpus[index] as Vcpu;
    const { guest, host } = this.maps(index);
    return this.regions.map((region, gfn) => {
      if (region.kind === 'emulated') return NO_LEAF;
      const page: PageContext = {
        machine,
        vcpu,
        region,
        gfn,
        mtrr: guest.at(gfn),
        host: host?.at(gfn) ?? WB,
      };
      for (const arm of arms) {
        const leaf = arm.decide(page);
        if (leaf !== undefined) return leaf;
      }
      throw new Error('no arm answers');
    });
  }

  /** The event's audit, which pages it zapped (backed or not), and the right leaves by whoever touched last. */
  private take(event: ScenarioEvent): { audit: BruteAudit; zapped: boolean[]; right: number[] } {
    const before = this.standing;
    if (event.type === 'group') {
      const toucher = this.online();
      const inner = event.events.map((one) => this.take(one));
      const right = inner.at(-1)?.right ?? this.right(toucher);
      const zapped = this.each((gfn) => inner.some((one) => one.zapped[gfn]));
      const parts = inner.map(({ audit }) => audit);
      return { audit: { ...this.audit(zapped, before, right), parts }, zapped, right };
    }
    const act = actOf(event);
    const was = this.machine;
    const { after, refused } = applyEvent(was, act, this.policy);
    this.machine = after;
    const own = 'vcpu' in event && event.vcpu !== 'all' ? event.vcpu : -1;
    const wasIdle = was.vcpus.every((vcpu) => !vcpu.online);
    const right = this.right(after.vcpus[own]?.online ? own : this.online());
    const zapped = this.each(() => false);
    if (refused === undefined) {
      for (const call of this.policy.zaps({ before: was, event: act, after, regions: this.sorted })) {
        for (let gfn = call.start; gfn < call.end && gfn < zapped.length; gfn++) zapped[gfn] = true;
      }
    }
    const empty = event.type === 'migrate';
    const isBuilt = (gfn: number): boolean =>
      empty || zapped[gfn] === true || (wasIdle && before[gfn] === NO_LEAF);
    this.standing = this.each((gfn) => (isBuilt(gfn) ? right : before)[gfn] as number);
    // The target of a migration has an empty EPT: nothing stood there to differ from.
    return { audit: this.audit(zapped, empty ? right : before, right), zapped, right };
  }

  private audit(zapped: boolean[], before: number[], right: number[]): BruteAudit {
    const out: BruteAudit = { zapped: [], changed: [], needless: [], stale: [], parts: undefined };
    right.forEach((leaf, gfn) => {
      if (leaf === NO_LEAF) return;
      const changed = leaf !== before[gfn];
      const stands = this.standing[gfn];
      if (zapped[gfn]) out.zapped.push(gfn);
      if (changed) out.changed.push(gfn);
      if (zapped[gfn] && !changed) out.needless.push(gfn);
      if (stands !== NO_LEAF && stands !== leaf) out.stale.push(gfn);
    });
    return out;
  }
}
