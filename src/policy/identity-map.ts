import { type Gfn, ONE_MIB } from '../arch/gfn';
import { fixedDecides, lookup, matches } from '../arch/lookup';
import { type TypeCode, typeName, UC, UNDEFINED } from '../arch/memtype';
import type { MtrrState } from '../arch/mtrr';
import { uniform } from './blocks/consistency';
import { throughEpt } from './blocks/effective';
import { refusals } from './blocks/refusals';
import { explainSdm, sdmMap } from './blocks/sdm-map';
import { never } from './blocks/zaps';
import type { Arm, MtrrRules, Policy } from './types';

/** What a thin hypervisor does wrong; each was seen in a real one. */
interface Mistakes {
  /** A 2 MiB leaf takes the type of its first page, whatever the rest is. */
  readonly large?: boolean;
  /** The fixed ranges are not read. */
  readonly noFixed?: boolean;
  /** The last register that matches wins, without precedence of UC. */
  readonly lastMatch?: boolean;
}

const PAGES_2M = 512;

function typeOf(state: MtrrState, gfn: Gfn, { large, noFixed, lastMatch }: Mistakes): TypeCode {
  const page = large ? gfn - (gfn % PAGES_2M) : gfn;
  const read = noFixed ? { ...state, fixedEnabled: false } : state;
  if (lastMatch && read.enabled && !fixedDecides(read, page)) {
    return read.variable.findLast((range) => matches(range, page))?.type ?? read.defaultType;
  }
  const code = lookup(read, page);
  return code === UNDEFINED ? UC : code;
}

function mapOf(mistakes: Mistakes, source: string): MtrrRules {
  return (state, cpu, window) => {
    const map = sdmMap(state, cpu, window);
    // A 2 MiB leaf begins below each boundary of the registers, and ends above it.
    const cuts = mistakes.large
      ? map.cuts.flatMap((cut) => [cut - (cut % PAGES_2M), cut - (cut % PAGES_2M) + PAGES_2M])
      : [...map.cuts, ONE_MIB];
    const at = (gfn: Gfn): TypeCode => typeOf(state, gfn, mistakes);
    return {
      ...map,
      at,
      cuts,
      explain: (gfn) => [
        ...explainSdm(state, gfn, () => ({
          rule: 'identity.overlap',
          values: { type: typeName(at(gfn)) },
          source,
        })),
        { rule: 'identity.result', values: { type: typeName(at(gfn)) }, source },
      ],
    };
  };
}

/** The host's MTRRs where the document has them; else the guest is the host, and its own count. */
const mirrored: Arm = {
  key: 'arm.identity',
  source: 'what every hypervisor of this kind does but one, which follows MTRR writes (jonomango/hv)',
  decide: ({ machine, host, mtrr }) => (machine.host ? (host as TypeCode) : (mtrr as TypeCode)),
  values: ({ machine, host, mtrr }) => ({ type: typeName((machine.host ? host : mtrr) as TypeCode) }),
};

function identityMap(
  id: string,
  title: string,
  summary: string,
  source: string,
  mistakes: Mistakes = {},
): Policy {
  return {
    id,
    title,
    summary,
    source,
    family: 'other',
    mtrrRules: mapOf(mistakes, source),
    arms: [mirrored],
    looksAtHost: true,
    ...(mistakes.large ? {} : { largePage: uniform }),
    effective: throughEpt,
    zaps: never,
    refuses: refusals((machine) => machine.cpu.variableMtrrs),
    variableMtrrs: (cpu) => cpu.variableMtrrs,
  };
}

export const identityMaps: readonly Policy[] = [
  identityMap(
    'identity-map',
    'Identity map, 4 KiB leaves',
    'A thin hypervisor that maps the host one to one and reads the MTRRs right; an undefined overlap is UC.',
    'the recipe that the real ones converge on',
  ),
  identityMap(
    'identity-map-2m',
    'Identity map, 2 MiB leaves over mixed types',
    'A 2 MiB leaf takes the type of its first page: 0 to 2 MiB becomes WB, the VGA window included.',
    'as hvpp does (issue 44)',
    { large: true },
  ),
  identityMap(
    'identity-map-no-fixed',
    'Identity map without fixed ranges',
    'The fixed ranges are never read: below 1 MiB the variable ranges and the default type decide.',
    'as SimpleVisor and gbhv do',
    { noFixed: true },
  ),
  identityMap(
    'identity-map-last-match',
    'Identity map, last match wins',
    'UC does not win an overlap: the register with the highest number does.',
    'as SimpleVisor does',
    { lastMatch: true },
  ),
];
