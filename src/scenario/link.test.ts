import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { minimal } from './defaults';
import { decodeLink, encodeLink, encodeReadable, isLink, LinkError, MAX_LINK } from './link';
import { canonicalJson } from './link-canonical';
import { toBase64url } from './link-text';
import { parseScenario } from './parse';
import { PRESETS } from './presets/registry';
import { documents } from './testing/documents';
import type { Scenario } from './types';

const isPolicy = (id: string): boolean => id === 'kvm-6.0';
const open = (link: string) => decodeLink(link, isPolicy);
const DOC: Scenario = { version: 1, policy: 'kvm-6.0', events: [{ type: 'dma', delta: 1 }] };
const packed = (text: string): string => `#/s/1.${toBase64url(deflateSync(strToU8(text)))}`;

describe('round trip', () => {
  it('keeps every document, but for what has its default value', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const link = encodeLink(doc);
        expect(open(link)).toEqual({ doc: minimal(doc), view: {}, notes: [] });
      }),
      { numRuns: 10_000 },
    );
  }, 180_000);

  it('writes the same link for what it read', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const link = encodeLink(doc);
        expect(encodeLink(open(link).doc)).toBe(link);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('keeps every document in a readable link too, however it is escaped', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const link = encodeReadable(doc, { cursor: 0 });
        expect(link.slice(1)).not.toMatch(/[\s"<>`#]/);
        const view = (doc.events?.length ?? 0) > 0 ? { cursor: 0 } : {};
        expect(open(link)).toEqual({ doc: minimal(doc), view, notes: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('writes version 1 while it is short, and a long one in half the length', () => {
    expect(encodeLink(DOC)).toMatch(/^#\/s\/1\./);
    const events = Array.from({ length: 300 }, (_, i) => ({
      type: 'wrmsr' as const,
      vcpu: 0,
      msr: '0x277',
      value: `0x${(i * 7919).toString(16)}`,
    }));
    const long = encodeLink({ ...DOC, events });
    expect(long).toMatch(/^#\/s\/2\./);
    expect(open(long).doc.events).toEqual(events);
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    'is short for the preset %s',
    (_, { scenario }) => {
      const link = encodeLink(scenario);
      expect(link.length).toBeLessThan(600);
      expect(decodeLink(link, () => true).doc).toEqual(minimal(scenario));
    },
  );

  it('writes one link for one meaning, whatever the order of the keys', () => {
    const doc = parseScenario(
      {
        policy: 'kvm-6.0',
        version: 1,
        vcpus: [{ msrs: { '0x2FF': '0xC06', '0x0200': '0x0' }, cr0: '0x11' }],
      },
      isPolicy,
    );
    expect(canonicalJson(doc)).toBe(
      '{"version":1,"policy":"kvm-6.0","vcpus":[{"cr0":"0x11","msrs":{"0x200":"0x0","0x2ff":"0xc06"}}]}',
    );
  });

  it('never drops an MSR, also where it holds its reset value', () => {
    const doc: Scenario = { version: 1, policy: 'kvm-6.0', vcpus: [{ msrs: { '0x201': '0x0' } }] };
    expect(open(encodeLink(doc)).doc).toEqual(doc);
  });

  it('opens a whole address, with text of its own before the hash', () => {
    expect(open(`https://example.org/atlas/?embed=1${encodeLink(DOC)}`).doc).toEqual(DOC);
    expect(isLink(`https://example.org/${encodeLink(DOC)}`)).toBe(true);
    expect(isLink('#main')).toBe(false);
  });

  it('opens JSON written by hand, as typed and as a browser escapes it', () => {
    const json = '{"version":1,"policy":"kvm-6.0","name":"a #1? {b} 100%25"}';
    const doc = { version: 1, policy: 'kvm-6.0', name: 'a #1? {b} 100%' };
    expect(open(`#/s/1.${json}`).doc).toEqual(doc);
    expect(open(`#/s/1.${json}?e=0&p=0x1000`)).toMatchObject({ doc, view: { cursor: 0, selection: 1 } });
    expect(open(`#/s/1.${encodeURIComponent(JSON.stringify(doc))}?e=0`)).toMatchObject({ doc });
  });
});

describe('what arrives is untrusted', () => {
  const why = (link: string): string => {
    try {
      open(link);
    } catch (error) {
      expect(error).toBeInstanceOf(LinkError);
      return (error as Error).message;
    }
    throw new Error('it was opened');
  };

  it('says what is wrong', () => {
    expect(why('https://example.org/')).toContain('not a link');
    expect(why('#/s/1.')).toContain('no scenario');
    expect(why('#/s/3.abc')).toContain('newer version');
    expect(why('#/s/0.abc')).toContain('no version 0');
    expect(why('#/s/1.a b')).toContain('" " does not belong');
    expect(why('#/s/1.{%')).toContain('hexadecimal digits');
    expect(why('#/s/1.{"version":1')).toContain('damaged or was cut off');
    expect(why(encodeLink(DOC).slice(0, -4))).toContain('cut off');
    expect(why(packed('[1'))).toContain('damaged or was cut off');
    expect(why(packed('{"version":1,"policy":"nope"}'))).toContain('policy: "nope" is not a policy');
    expect(why(packed('{"version":1,"policy":"kvm-6.0","x":1}'))).toContain('x: unknown key');
    expect(why(packed('{"version":2}'))).toContain('newer version');
  });

  it('stops at its bounds', () => {
    expect(why(`#/s/1.${'A'.repeat(MAX_LINK + 1)}`)).toContain('too long');
    expect(why(packed(`{"name":"${'a'.repeat(2 ** 20)}"}`))).toContain('too large');
    const deep = '{"type":"group","label":"","events":['.repeat(2000);
    expect(why(packed(`{"version":1,"policy":"kvm-6.0","events":[${deep}`))).toContain('too deeply');
  });

  it('stops a bomb while it inflates', () => {
    const bomb = toBase64url(deflateSync(new Uint8Array(40 * 2 ** 20), { level: 9 }));
    expect(bomb.length).toBeLessThan(MAX_LINK);
    const before = process.memoryUsage().arrayBuffers;
    expect(why(`#/s/1.${bomb}`)).toContain('too large');
    expect(why(`#/s/2.${bomb}`)).toContain('too large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 2 ** 20);
  });

  it('refuses to write what it would not read', () => {
    let seed = 1;
    const random = (): string => {
      seed = (seed * 48271) % 0x7fffffff;
      return `0x${seed.toString(16)}`;
    };
    const events = Array.from({ length: 30_000 }, () => ({
      type: 'wrmsr' as const,
      vcpu: 0,
      msr: '0x200',
      value: random(),
    }));
    expect(() => encodeLink({ ...DOC, events })).toThrow('too large for a link');
  });

  it('ends in LinkError or a valid document, whatever is done to a link', () => {
    const change = fc.record({ at: fc.nat(), kind: fc.nat(2), char: fc.string({ unit: 'grapheme' }) });
    fc.assert(
      fc.property(documents, fc.array(change, { minLength: 1, maxLength: 4 }), (doc, changes) => {
        let link = encodeLink(doc, { cursor: 0, selection: 0 });
        for (const { at, kind, char } of changes) {
          const i = at % link.length;
          link = link.slice(0, i) + (kind === 0 ? '' : char) + link.slice(kind === 2 ? i : i + 1);
        }
        try {
          const opened = open(link);
          expect(parseScenario(opened.doc, isPolicy)).toEqual(opened.doc);
        } catch (error) {
          if (!(error instanceof LinkError)) throw error;
        }
      }),
      { numRuns: 10_000 },
    );
  }, 180_000);
});
