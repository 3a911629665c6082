/**
 * Entries of the page tables that KVM builds for a guest, from its traces (kvm_mmu_set_spte, kvm_tdp_mmu_spte_changed) and
 * its warnings (an EPT misconfiguration, reserved bits). Source: arch/x86/kvm/mmu/mmutrace.h, get_mmio_spte() in
 * arch/x86/kvm/mmu/mmu.c, ept_misconfig_inspect_spte() of Linux 3.x in arch/x86/kvm/vmx.c.
 */
import { LeafLog } from './leaves';
import type { Line, LineFormat, LineReader, Statement, Verdict } from './types';
import { DAMAGED, Fate, NOISE } from './verdicts';
import { hex } from './words';

const HINT = /spte|EPT: |kvm_|svm|vmx/;
const SET =
  /\bkvm_mmu_set_spte: gfn ([0-9a-fA-F]{1,13}) spte ([0-9a-fA-F]{1,16}) \([rwxsu-]{3,5}\) level (\d)(?: at [0-9a-fA-F]{1,16})?$/;
const CHANGED =
  /\bkvm_tdp_mmu_spte_changed: as id (\d) gfn ([0-9a-fA-F]{1,13}) level (\d) old_spte [0-9a-fA-F]{1,16} new_spte ([0-9a-fA-F]{1,16})$/;
const ADDRESS =
  /(?:\bEPT: GPA: 0x|\b(?:detect reserved bits on spte|reserved bits set on MMU-present spte), addr 0x)([0-9a-fA-F]{1,16})\b/;
const WALKED =
  /(?:\bept_misconfig_inspect_spte: spte 0x|^-{6} spte (?:= )?0x)([0-9a-fA-F]{1,16}) level (?:= )?(\d)(?:\.|, rsvd bits = 0x[0-9a-fA-F]{1,16})?$/;
const NEAR = /\b(?:kvm_mmu_set_spte|kvm_tdp_mmu_spte_changed|ept_misconfig_inspect_spte): |^-{6} spte /;
const INTEL = /\bEPT[: ]|ept_misconfig|kvm_intel|\bvmx/;
const AMD = /kvm_amd|\bsvm_|\bnpf\b|\bSVM\b/;
const SMM: Verdict = { status: 'noise', why: 'of the address space of system management mode' };
const NOWHERE: Verdict = { status: 'noise', why: 'the address that was walked is not in the text' };

class Reader implements LineReader {
  private readonly log = new LeafLog();
  private readonly fate = new Fate();
  private page: number | undefined;
  private isIntel = false;
  private isAmd = false;

  line({ body }: Line): Verdict | undefined {
    this.isIntel ||= INTEL.test(body);
    this.isAmd ||= AMD.test(body);
    const set = SET.exec(body);
    if (set) return this.add(set[1] as string, set[3] as string, set[2] as string);
    const changed = CHANGED.exec(body);
    if (changed) {
      const [, space, gfn, level, entry] = changed as unknown as string[];
      if (space !== '0') return SMM;
      return this.add(gfn as string, level as string, entry as string);
    }
    const address = ADDRESS.exec(body);
    if (address) {
      this.page = Number(hex(address[1] as string) >> 12n);
      return NOISE;
    }
    const walked = WALKED.exec(body);
    if (walked) {
      if (this.page === undefined) return NOWHERE;
      return this.add(this.page.toString(16), walked[2] as string, walked[1] as string);
    }
    return NEAR.test(body) ? DAMAGED : undefined;
  }

  end(): Statement | undefined {
    if (this.fate.lines === 0) return undefined;
    const assumed: string[] = [];
    const leaves = this.isNested() ? this.setAside(assumed) : this.leaves(assumed);
    return {
      format: 'kvm-spte',
      source: "KVM's page tables",
      stage: 'hint',
      ...(leaves.length > 0 ? { leaves } : {}),
      assumed,
      differences: [],
    };
  }

  private add(gfn: string, level: string, entry: string): Verdict {
    const why = this.log.add(Number(hex(gfn)), Number(level), hex(entry));
    if (why !== undefined) return { status: 'unknown', why };
    return this.fate.take();
  }

  /**
   * AMD's tables have the bits of ordinary page tables: what an EPT has as types is PWT, PCD and A there, so pages that
   * were touched look like WT, which an EPT hardly ever has, and never like WB.
   */
  private isNested(): boolean {
    if (this.isIntel || this.isAmd) return !this.isIntel;
    const types = this.log.leafEntries().map((entry) => Number((entry >> 3n) & 7n));
    const count = (type: number): number => types.filter((t) => t === type).length;
    return count(4) > count(6);
  }

  private setAside(assumed: string[]): [] {
    this.fate.drop("an entry of AMD's nested page tables, which hold no memory type of the guest's MTRRs");
    assumed.push(
      `The ${this.fate.lines} entries look like those of AMD's nested page tables, not of an EPT: they are not laid over the map.`,
    );
    return [];
  }

  private leaves(assumed: string[]): NonNullable<Statement['leaves']> {
    const { leaves, bad } = this.log.ept();
    if (!this.isIntel && leaves.length > 0)
      assumed.push("The trace does not say whose page tables these are: they are taken as Intel's EPT.");
    if (bad > 0) assumed.push(`${bad} entries have a reserved memory type, so they map nothing.`);
    return leaves;
  }
}

export const kvmSpte: LineFormat = {
  id: 'kvm-spte',
  title: 'KVM traces and warnings with SPTEs',
  hint: HINT,
  reader: () => new Reader(),
};
