/** What a writer writes, a reader reads back to the same registers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexValue, toHex } from '../../arch/hex';
import { TYPE_CODES } from '../../arch/memtype';
import { isPolicy } from '../../policy/registry';
import { minimal } from '../../scenario/defaults';
import { parseScenario } from '../../scenario/parse';
import { documents } from '../../scenario/testing/documents';
import type { MsrMap, Scenario } from '../../scenario/types';
import { msrsOf, read } from '../testing/samples';
import type { Reading } from '../types';
import { WRITERS } from './registry';
import type { Writer } from './types';

const writerOf = (id: string): Writer => WRITERS.find((writer) => writer.id === id) as Writer;
const back = (id: string, doc: Scenario): Reading => read(writerOf(id).write(doc, {}));

const type = fc.constantFrom(...TYPE_CODES);
const bytes = fc.array(type, { minLength: 8, maxLength: 8 }).map((codes) => {
  return toHex(codes.reduce((sum, code) => (sum << 8n) | BigInt(code), 0n));
});
const pat = fc.array(fc.constantFrom(0, 1, 4, 5, 6, 7), { minLength: 8, maxLength: 8 }).map((codes) => {
  return toHex(codes.reduce((sum, code) => (sum << 8n) | BigInt(code), 0n));
});

/** A pair of registers that a CPU takes; `whole` ones are aligned powers of two and valid. */
function pair(bits: number, whole: boolean): fc.Arbitrary<{ base: bigint; mask: bigint }> {
  const page = fc.bigInt({ min: 0n, max: (1n << BigInt(bits - 12)) - 1n });
  const space = 1n << BigInt(bits);
  return fc
    .record({ page, code: type, shift: fc.integer({ min: 12, max: bits }), holes: page, valid: fc.boolean() })
    .map(({ page: gfn, code, shift, holes, valid }) => {
      const size = 1n << BigInt(shift);
      const mask = whole ? space - size : (holes << 12n) & (space - 1n);
      const base = (gfn << 12n) & (whole ? ~(size - 1n) : ~0n);
      return { base: base | BigInt(code), mask: mask | (whole || valid ? 0x800n : 0n) };
    });
}

function registers(bits: number, count: number, whole: boolean): fc.Arbitrary<MsrMap> {
  const fixed = fc.constantFrom(0x250, 0x258, 0x259, 0x268, 0x269, 0x26a, 0x26b, 0x26c, 0x26d, 0x26e, 0x26f);
  return fc
    .record({
      pairs: fc.array(pair(bits, whole), { maxLength: count }),
      fixed: fc.uniqueArray(fc.tuple(fixed, bytes), { selector: ([msr]) => msr }),
      pat: fc.option(pat),
      defType: fc.tuple(type, fc.constantFrom(0, 0x400, 0x800, 0xc00)),
    })
    .map((r) => {
      const msrs: MsrMap = {};
      r.pairs.forEach(({ base, mask }, i) => {
        msrs[toHex(0x200 + 2 * i)] = toHex(base);
        msrs[toHex(0x201 + 2 * i)] = toHex(mask);
      });
      for (const [msr, value] of r.fixed.sort(([a], [b]) => a - b)) msrs[toHex(msr)] = value;
      if (r.pat) msrs['0x277'] = r.pat;
      msrs['0x2ff'] = toHex(r.defType[0] | r.defType[1]);
      return msrs;
    });
}

const machines = (whole: boolean, vcpus: number): fc.Arbitrary<Scenario> =>
  fc
    .record({ bits: fc.integer({ min: 32, max: 52 }), count: fc.integer({ min: 0, max: 40 }) })
    .chain(({ bits, count }) =>
      fc.array(registers(bits, count, whole), { minLength: 1, maxLength: vcpus }).map(
        (all): Scenario => ({
          version: 1,
          policy: 'bare-metal',
          cpu: { maxPhysAddr: bits, variableMtrrs: count },
          vcpus: all.map((msrs) => ({ msrs })),
        }),
      ),
    );

describe('scenario-json', () => {
  it('is read back to the same document', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const parsed = parseScenario(doc, isPolicy);
        const read = back('scenario-json', parsed).doc as Scenario;
        expect(minimal(read)).toEqual(minimal(parsed));
      }),
    );
  });
});

describe.each(['wrmsr', 'kvm-msrs', 'c-table'])('%s', (id) => {
  it('is read back to the same registers, CPU by CPU', () => {
    fc.assert(
      fc.property(machines(false, 4), (doc) => {
        const reading = back(id, doc);
        expect(reading.counts.unknown).toBe(0);
        expect(reading.doc?.cpu).toEqual(doc.cpu);
        // None of them carries CR0: the reader takes that of a running system, and says so.
        const running = doc.vcpus?.map((vcpu) => ({ ...vcpu, cr0: '0x80050033' }));
        expect(reading.doc?.vcpus).toEqual(running);
        expect(reading.assumed.join()).toContain('CR0 is not in the text');
        // Nothing but what really differs between the CPUs.
        expect(reading.differences.filter((one) => !/^(?:vCPU|\d+ more vCPUs)/.test(one))).toEqual([]);
      }),
    );
  });
  it('leaves out what no CPU takes', () => {
    const doc: Scenario = {
      version: 1,
      policy: 'bare-metal',
      vcpus: [{ msrs: { '0x200': '0x2', '0x2ff': '0xc06' } }],
    };
    expect(msrsOf(back(id, doc))).toEqual({ '0x2ff': '0xc06' });
  });
});

describe('proc-mtrr-text', () => {
  it('is read back to the same ranges', () => {
    fc.assert(
      fc.property(machines(true, 1), (doc) => {
        const reading = back('proc-mtrr-text', doc);
        expect(reading.counts.unknown).toBe(0);
        const msrs = doc.vcpus?.[0]?.msrs ?? {};
        const indices = Object.keys(msrs).filter((msr) => Number(msr) < 0x250 && Number(msr) % 2 === 1);
        // The file does not say how wide the CPU is: masks may go on above.
        const bits = BigInt(doc.cpu?.maxPhysAddr ?? 0);
        const cut = (value: string | undefined): bigint => hexValue(value ?? '0x0') & ((1n << bits) - 1n);
        for (const msr of indices) {
          const base = toHex(Number(msr) - 1);
          expect(msrsOf(reading)[base]).toBe(msrs[base]);
          const got = cut(msrsOf(reading)[msr]);
          // A narrower width may have been taken, where all ranges fit into it.
          const width = (1n << BigInt(reading.doc?.cpu?.maxPhysAddr ?? 0)) - 1n;
          expect(got & width).toBe(cut(msrs[msr]) & width);
        }
      }),
    );
  });
});

describe('every writer', () => {
  it('answers for every document', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const segments = [
          { start: '0x0', end: '0x1000', mtrr: 'WB', ept: 'WB', ipat: true, effective: null, region: 0 },
        ];
        const zaps = [{ start: '0x0', end: '0x1000', call: 'kvm_zap_gfn_range' }];
        const audits = (doc.events ?? []).map(() => ({
          zaps,
          zappedBytes: 4096,
          changedBytes: 0,
          needlessBytes: 4096,
          staleBytes: 0,
          stale: [],
        }));
        const event = doc.events?.length ?? 0;
        const reasons = [{ at: '0x0', steps: [{ text: 'because', source: 'SDM' }] }];
        for (const writer of WRITERS) {
          const text = writer.write(doc, { event, segments, audits, reasons, link: '#/s/1.x' });
          expect(typeof text).toBe('string');
          if (writer.extension === 'json') expect(() => JSON.parse(text)).not.toThrow();
        }
      }),
    );
  });
});
