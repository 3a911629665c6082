/** The manual. `[[IPAT]]` marks a term of the glossary. Loaded with the help dialog. */

export interface Chapter {
  readonly title: string;
  readonly text: readonly string[];
}

const chapters = {
  about: {
    title: 'What this is',
    text: [
      'GPAtlas shows which [[memory type]] every page of a guest gets in the [[EPT]], and why. Edit the [[MTRR|MTRRs]], the [[PAT]], CR0, the [[quirk|quirks]] and the devices, and see at once what changes and what the hypervisor [[zap|zaps]].',
      'Everything is computed in your own browser. Nothing that you enter or import leaves it.',
      'What is shown of a kernel is what its code does, bugs included. Every step of an explanation names its source; what was recalled and not read says "not verified".',
    ],
  },
  screen: {
    title: 'The screen',
    text: [
      'Guest, on the left: the registers of one vCPU at the chosen point in time, the state of the VM, and its memory layout.',
      'Map, in the middle: the whole guest-physical space in lanes. Page, on the right: everything about the selected page, with the reasons.',
      'Timeline, below: what has happened since the start, and what each event zapped. On a narrow screen the panels are tabs.',
      'The policy at the top is the hypervisor, version by version. Choose another and the same guest is answered anew; All policies holds them side by side.',
    ],
  },
  editing: {
    title: 'Editing: live and setup',
    text: [
      'In Live mode a change in the Guest panel is something that the guest or the VMM does: it becomes an event behind the cursor, and the hypervisor reacts. In Setup mode it changes the starting state, before the first event.',
      'Memory layout and CPU are always setup: no event changes them.',
      'A write that the hardware or the hypervisor refuses ([[#GP]]) becomes an event too; it says so, and the register keeps its value.',
      'Add event has what no field can do: [[non-coherent DMA]] users that come and go, quirks, resets, migration, hotplug of vCPUs, and the update of the MTRRs on all of them.',
      'Undo goes back as far as you like; a drag is one step.',
    ],
  },
  map: {
    title: 'The map and its lanes',
    text: [
      'Memory is what is there. Variable has each valid [[variable range]], with handles; MTRR is what they make together. EPT is the [[EPT leaf|leaf]] that would be installed now; Effective is what an access gets through the one that stands.',
      'Zapped and Stale belong to the event at the cursor. Largest is the largest leaf that may map a page. Lanes hides, shows and orders them.',
      'Folded squeezes long uniform stretches so that every boundary can be seen; Linear is true to scale; Log gives every doubling of the address the same width.',
      'Wheel or pinch zooms down to single pages, a drag pans, and the strip above shows where the window is.',
      'A type is told by colour, hatch and letters. A lid on a bar is [[IPAT]].',
    ],
  },
  reasons: {
    title: 'Reading the reasons',
    text: [
      'Select a page: click it, or go to its address. The chain of reasons goes from the registers to the type of an access: which range holds the page, what the hypervisor makes of that, whether it looks at the guest at all, and the [[PAT entry]] that the page tables select.',
      'Each step has the values that it looked at, and under it the section, function or patch that says so.',
      'Where the SDM and a hypervisor differ, the step says both. Where the architecture leaves an overlap open it is shown as undefined; hypervisors answer something all the same.',
    ],
  },
  zaps: {
    title: 'Zaps, needless and stale',
    text: [
      'When a memory type changes, leaves that are already there are wrong. The hypervisor [[zap|zaps]] them: they go, and the next access builds them anew.',
      'Each event is audited. [[needless|Needless]] was zapped and came back the same. [[stale|Stale]] changed and was not zapped: the guest goes on with the old type.',
      'All backed memory counts as touched again right after each event, and leaves as 4 KiB large.',
    ],
  },
  policies: {
    title: 'The policies',
    text: ['Each is one hypervisor at one version, and one file of the source.'],
  },
  formats: {
    title: 'Importing and exporting',
    text: [
      'Paste a dump, drop a file or choose one: the format is found by itself, several in one text too. Before anything is replaced you see what was read, which lines were not understood, and what the dump left open and was assumed.',
      'Export writes the scenario at the cursor as commands, tables or a report.',
    ],
  },
  links: {
    title: 'Links, embedding, offline',
    text: [
      'The address of the page is always a link to what is shown. It holds the whole scenario and opens anywhere, for ever; there is no server that could forget it.',
      'With ?embed=1 before the # the page shows map and timeline alone, for an iframe.',
      'Once loaded, the page needs no network. Your work is kept in the storage of this browser and survives a reload.',
    ],
  },
  keys: { title: 'Keys', text: [] },
  questions: {
    title: 'Questions people ask',
    text: [
      'Real ones, from trackers and mailing lists. Each number is one click: it opens the preset, the policy and the page. Your own work is kept.',
    ],
  },
  glossary: { title: 'Glossary', text: [] },
  limits: {
    title: 'Limits',
    text: [
      'Memory types alone: not page tables of the guest, caches, TLBs or timing. SMRR, TME keys and MTRRs in SMM are left out.',
      'A [[mask with holes]] can stand for millions of pieces. Single pages are always exact; of the pieces a window shows the first 4,096 and says how many it leaves out.',
      'Hypervisors that never look at the guest show its MTRRs as the SDM reads them.',
      'A link holds up to 64 KiB, about two thousand events. Larger scenarios go as JSON.',
    ],
  },
  licences: {
    title: 'Licences',
    text: ['GPAtlas is free software under the MIT licence. What it ships with has its own:'],
  },
  sources: {
    title: 'Sources',
    text: [
      'Intel SDM vol. 3, memory cache control (chapter 11, later 12 and 13) and EPT; sections are cited with the numbers of two editions. AMD64 APM vol. 2, chapters 7 and 15.',
      'Linux 2.6.31 to 6.17, the patch series of 2023, Xen, ACRN, FreeBSD, edk2, SeaBIOS, coreboot and the VMMs: each policy, preset and step names its own.',
      'Registers of firmware were measured in QEMU where that was possible; the presets say which, and which are derived.',
    ],
  },
} satisfies Record<string, Chapter>;

export type ChapterId = keyof typeof chapters;

export const words = {
  title: 'Help',
  contents: 'Contents',
  search: 'Search the help',
  placeholder: 'stale, bochs, IPAT …',
  nothing: 'Nothing matches. Try one word, such as the name of a register.',
  found: (n: number) => `${n} ${n === 1 ? 'passage' : 'passages'}`,
  chapters: chapters as Record<ChapterId, Chapter>,
  reads: 'Reads',
  writes: 'Writes',
  asked: (where: string) => `Asked: ${where}`,
  claim: (what: string, type: string, ipat: string) => `${what} ${type}${ipat}`,
  claimWhere: (page: string, policy: string, preset: string, when: string) =>
    `at ${page} under ${policy}, ${preset}${when}`,
  claimWhat: { mtrr: 'MTRR', ept: 'EPT', effective: 'effective' },
  claimIpat: (ipat: boolean) => (ipat ? ' with IPAT' : ' without IPAT'),
  claimAt: (cursor: number) => (cursor === 0 ? ', at the start' : `, after event ${cursor}`),
  lesson: 'Lesson',
  licences: 'Licences of what ships (licenses.md)',
  anywhere: 'Anywhere',
};
