/** The words of the registers' bits. */

/** What a field is for, by its name, for each kind of register. */
const meanings: Record<string, Record<string, string>> = {
  cr0: {
    PG: 'Paging. Without it no access asks the PAT; PG=1 needs PE=1.',
    CD: 'Cache disable.',
    NW: 'Not write-through. NW=1 needs CD=1.',
    AM: 'Alignment mask.',
    WP: 'Write protect: the kernel honours read-only pages.',
    NE: 'Numeric error.',
    TS: 'Task switched.',
    EM: 'Emulation of the FPU.',
    MP: 'Monitor coprocessor.',
    PE: 'Protection enable.',
  },
  cap: {
    SMRR: 'Ranges for SMM: left out here.',
    WC: 'WC may be used: always so here.',
    FIX: 'Fixed ranges exist: always so here.',
    VCNT: 'Number of variable ranges.',
  },
  deftype: {
    E: 'MTRRs enabled. With E=0 the SDM makes all memory UC.',
    FE: 'Fixed ranges enabled: below 1 MiB they decide alone.',
    Type: 'Type of what no range covers.',
  },
  base: {
    PhysBase: 'Where the range begins. Bits that the mask has clear do not count.',
    Type: 'Type of the range.',
  },
  mask: {
    PhysMask: 'Which address bits must be as in the base.',
    V: 'Valid: the range counts.',
  },
  leaf: {
    '#VE': 'Suppress #VE.',
    SPP: 'Sub-page write permissions.',
    SSS: 'Supervisor shadow stack.',
    PW: 'Paging-write access.',
    VGP: 'Verify guest paging.',
    Address: "The host's page; bits from the host's MAXPHYADDR up are reserved.",
    XU: 'Execute in user mode, with mode-based control.',
    D: 'Dirty.',
    A: 'Accessed.',
    IPAT: 'Ignore PAT: the leaf alone decides.',
    Type: 'EPT memory type.',
    X: 'Execute.',
    W: 'Write.',
    R: 'Read.',
  },
};

export const bitsWords = {
  title: 'Registers, bit by bit',
  list: 'Registers',
  groups: { cpu: 'Control', variable: 'Variable ranges', fixed: 'Fixed ranges', page: 'Selected page' },
  leaf: 'EPT leaf',
  vcpu: (n: number) => `vCPU ${n}.`,
  meaning: (kind: string, name: string) => meanings[kind]?.[name],
  fixedMeaning: (span: string) => `Type of ${span}.`,
  patMeaning: (n: number) => `PAT entry ${n}: PAT, PCD and PWT of a page-table leaf select it.`,
  number: (msr: string) => `MSR ${msr}`,
  readOnly: 'read-only',
  value: (name: string) => `Value of ${name}`,
  bits: (name: string) => `Bits of ${name}`,
  reserved: 'reserved',
  ignored: 'ignored',
  bit: (bit: number, name: string) => `bit ${bit}, ${name}`,
  /** How a control of a field is called. */
  field: (name: string, register: string) => `${name} of ${register}`,
  fields: { name: 'Field', bits: 'Bits', value: 'Value', meaning: 'Meaning' },
  reservedBits: (bits: string) => `Reserved: ${bits}. A write that sets one is refused with #GP(0).`,
  reservedType: 'Types 2, 3 and 7 are reserved, as is all above: #GP(0).',
  reservedPat: 'PAT types 2 and 3 are reserved: #GP(0).',
  ignoredBits: (bits: string) => `Writes of ${bits} are ignored.`,
  gp: (reason: string) => `#GP(0): ${reason}.`,
  kept: (value: string) => `The register keeps ${value}.`,
  isIgnored: (bit: number) => `Bit ${bit}: a CPU ignores what is written there.`,
  notModelled: (bit: number) => `Bit ${bit} has no part in the memory type: it is shown, and not held here.`,
  keys: 'Arrow keys walk the bits, Space flips one.',

  compare: {
    title: (n: number, page: string) => `Range ${n} against ${page}, bit by bit`,
    noPage: (n: number) => `Select a page of the map, and its address is compared with range ${n} here.`,
    address: 'address',
    base: 'base',
    mask: 'mask',
    match: 'match',
    inside: (n: number, cared: number) =>
      cared === 1
        ? `The one cared bit agrees: range ${n} matches.`
        : `All ${cared} cared bits agree: range ${n} matches.`,
    all: (n: number) => `The mask cares for no bit: range ${n} matches every page.`,
    outside: (n: number, bits: readonly number[]) =>
      bits.length === 1
        ? `Bit ${bits[0]} differs: the page is outside of range ${n}.`
        : `Bits ${bits.slice(0, -1).join(', ')} and ${bits.at(-1)} differ: the page is outside of range ${n}.`,
    notValid: 'But V is clear, so the range does not count.',
    disabled: 'But E is clear, so no MTRR counts.',
    fixed: 'But below 1 MiB the fixed ranges decide.',
    holes: (pieces: number) => `Free bits stand above cared ones: the range lies in ${pieces} pieces.`,
    free: 'Faint: free bits, which the mask has clear.',
  },

  leafView: {
    noPage: 'Select a page of the map: the bits of its EPT leaf stand here.',
    noLeaf: 'The page has no leaf.',
    noEpt: 'This policy has no EPT.',
    is: (page: string) => `The leaf that the policy builds for ${page} now: type and IPAT are its own.`,
    rest: 'Bits 2:0 stand for a page that is mapped. The rest is not part of the scenario and shown as 0.',
    trial: 'A trial: nothing of the scenario changes.',
    back: 'As the policy has it',
    reads: (type: string, ipat: boolean) =>
      ipat
        ? `Reads as ${type}, and the PAT is ignored.`
        : `Reads as ${type}, with the PAT still to be asked.`,
    absent: 'Bits 2:0 are clear: not present, so an access is an EPT violation.',
    badType: (code: number) => `Type ${code} is reserved: an access is an EPT misconfiguration.`,
    writeOnly: 'Writable but not readable: an access is an EPT misconfiguration.',
  },
};
