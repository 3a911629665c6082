/** A report as plain text for a mailing list: the state, the map, what each event did, why, and a link. */
import { toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, msrName } from '../../arch/msr';
import { DEFAULTS } from '../../scenario/defaults';
import type { Scenario } from '../../scenario/types';
import { defTypeFields } from '../registers';
import { inWords } from './linux-range';
import { eventLines } from './report-events';
import { hasBuilt, leafWord, regionWord, sizeWord } from './segment-rows';
import { headOf, maxPhysAddrOf, sameState, type VcpuState, vcpusOf } from './state';
import { columns, wrapped } from './text';
import type { ReasonLike, WriteContext, Writer } from './types';

export const report: Writer = {
  id: 'report',
  title: 'Report for a mailing list',
  extension: 'txt',
  map: true,
  write(doc, context) {
    const { reasons = [], link } = context;
    const parts = [
      headOf(doc, context).flatMap((line) => wrapped(line)),
      machineLines(doc, context),
      registerLines(doc, context),
      mapLines(doc, context),
      eventLines(doc, context),
      reasonLines(reasons),
      link === undefined ? [] : ['Link', `  ${link}`],
      doc.notes ? ['Notes', ...doc.notes.split(/\r?\n/).flatMap((line) => wrapped(line, '  '))] : [],
    ];
    return `${parts
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n')}\n`;
  },
};

function machineLines(doc: Scenario, { policy = doc.policy, vcpus }: WriteContext): string[] {
  const { cpu, vm } = doc;
  const count = (vcpus ?? doc.vcpus ?? [{}]).length;
  return [
    ...wrapped(`Policy: ${policy}`),
    ...wrapped(
      [
        `CPU: ${maxPhysAddrOf(doc)} address bits`,
        cpu?.mtrr === false ? 'no MTRRs' : `${cpu?.variableMtrrs ?? DEFAULTS.variableMtrrs} variable ranges`,
        cpu?.selfSnoop === false ? 'no self-snoop' : 'self-snoop',
        `${count} ${count === 1 ? 'vCPU' : 'vCPUs'}`,
        `non-coherent DMA users at the start: ${vm?.noncoherentDma ?? 0}`,
      ].join(', '),
    ),
    ...(vm?.disabledQuirks?.length ? wrapped(`Disabled quirks: ${vm.disabledQuirks.join(', ')}`) : []),
  ];
}

function registerLines(doc: Scenario, context: WriteContext): string[] {
  const states = vcpusOf(doc, context);
  const cr0 = (i: number): string => (context.vcpus ?? doc.vcpus)?.[i]?.cr0 ?? toHex(DEFAULTS.cr0);
  return states.flatMap((state, i) => {
    const same = states.findIndex((other, k) => cr0(k) === cr0(i) && sameState(other, state));
    if (same < i) return [`Registers of vCPU ${i}: the same as of vCPU ${same}`];
    const { enabled, fixedEnabled, type } = defTypeFields(state.defType);
    const fields = `E=${Number(enabled)} FE=${Number(fixedEnabled)} default ${inWords(type)}`;
    const rows = [
      ['CR0', cr0(i), ''],
      [msrName(IA32_MTRR_DEF_TYPE), toHex(state.defType), fields],
      ...state.registers.map(({ name, value }) => [name, toHex(value), '']),
    ];
    return [
      `${i > 0 ? '\n' : ''}Registers of vCPU ${i} (what is not named is as after reset)`,
      ...columns(rows as string[][]),
      ...rangeNotes(state),
      ...state.refused.flatMap((sentence) => wrapped(sentence, '  ')),
    ];
  });
}

function rangeNotes({ ranges }: VcpuState): string[] {
  const off = ranges.filter((range) => !range.valid && (range.base !== 0n || range.mask !== 0n));
  return off.length > 0 ? [`  Not valid: ranges ${off.map((range) => range.index).join(', ')}`] : [];
}

function mapLines(doc: Scenario, { segments = [], vcpu = 0 }: WriteContext): string[] {
  if (segments.length === 0) return [];
  const built = hasBuilt(segments);
  const rows = segments.map((s) => [
    s.start,
    s.end,
    sizeWord(s),
    s.mtrr,
    leafWord(s.ept, s.ipat) || '-',
    ...(built ? [leafWord(s.built, s.builtIpat) || '-'] : []),
    s.effective ?? '-',
    regionWord(s, doc),
  ]);
  const head = ['start', 'end', 'size', 'MTRR', 'EPT', ...(built ? ['built'] : []), 'effective', 'memory'];
  return [`Map as vCPU ${vcpu} sees it`, ...columns([head, ...rows])];
}

function reasonLines(reasons: readonly ReasonLike[]): string[] {
  const lines = reasons.flatMap(({ at, steps }) => [
    `  ${at}`,
    ...steps.flatMap(({ text, source }) => wrapped(`${text} [${source}]`, '    - ')),
  ]);
  return lines.length > 0 ? ['Why', ...lines] : [];
}
