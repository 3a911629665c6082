import { describe, expect, it } from 'vitest';
import { LinkError } from './link-text';
import { type Documents, type LinkView, readView as read, writeView as write } from './link-view';
import type { Scenario } from './types';

const DOC: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  vcpus: [{}, {}],
  events: [
    { type: 'dma', delta: 1 },
    { type: 'dma', delta: -1 },
  ],
};
const SPACE = 2 ** 24;
/** Second documents as plain JSON. */
const documents: Documents = {
  write: (doc) => `1.${JSON.stringify(doc)}`,
  read: (text) => {
    if (!text.startsWith('1.{')) throw new LinkError('bad');
    return JSON.parse(text.slice(2)) as Scenario;
  },
  isPolicy: (id) => id === 'xen',
};
const writeView = (doc: Scenario, view: LinkView) => write(doc, view, documents.write);
const readView = (doc: Scenario, query: string) => read(doc, query, documents);

describe('view keys', () => {
  it('are readable, and come back', () => {
    const view = {
      cursor: 1,
      selection: 0xc0000,
      window: { start: 0x80000, span: 0x80000 },
      axis: 'log',
      lanes: ['mtrr', 'ept'],
      vcpu: 1,
    } as const;
    const text = writeView(DOC, view);
    expect(text).toBe('?e=1&p=0xc0000000&w=0x80000000-0x100000000&a=log&l=mtrr,ept&v=1');
    expect(readView(DOC, text.slice(1))).toEqual({ view, notes: [] });
  });

  it('hold the Hilbert curve, with its block or without', () => {
    const block = { start: 0xc0000, level: 8 };
    for (const [view, text] of [
      [{ hilbert: { layer: 'ept', block } }, '?h=ept-0xc0000000-16'],
      [{ hilbert: { layer: 'memory' } }, '?h=memory'],
    ] as const) {
      expect(writeView(DOC, view)).toBe(text);
      expect(readView(DOC, text.slice(1))).toEqual({ view, notes: [] });
    }
  });

  it('drop a block of the curve that is none', () => {
    const bad =
      'ept-0x1000-16 ept-0xc0000000-15 ept-0x0-42 ept-0x1000000000-4 EPT ept-0x0 ept--16 ept-0x0-16-1 e.e';
    for (const text of bad.split(' ')) {
      const { view, notes } = readView(DOC, `h=${text}`);
      expect(view).toEqual({});
      expect(notes).toHaveLength(1);
    }
  });

  it.each<[string, LinkView['compare']]>([
    ['c=policy:xen', { kind: 'policy', policy: 'xen' }],
    ['c=cursor:2', { kind: 'cursor', cursor: 2 }],
    ['c=vcpu:1', { kind: 'vcpu', vcpu: 1 }],
    ['c=preset:guest-netbook-945g', { kind: 'preset', preset: 'guest-netbook-945g' }],
    [
      'c=doc:1:0:1.{"version":1,"policy":"xen","events":[{"type":"dma","delta":1}]}',
      {
        kind: 'scenario',
        cursor: 1,
        vcpu: 0,
        doc: { version: 1, policy: 'xen', events: [{ type: 'dma', delta: 1 }] },
      },
    ],
  ])('say what is compared with: %s', (text, compare) => {
    expect(readView(DOC, text)).toEqual({ view: { compare }, notes: [] });
    expect(writeView(DOC, { compare } as LinkView)).toBe(`?${text}`);
  });

  it('drop a second scenario at a point that it does not have', () => {
    const { view, notes } = readView(DOC, 'c=doc:1:0:1.{"version":1,"policy":"xen"}');
    expect([view, notes.length]).toEqual([{}, 1]);
  });

  it('are left out where they have their default', () => {
    const window = { start: 0, span: SPACE };
    expect(writeView(DOC, { cursor: 2, selection: null, window, axis: 'folded', vcpu: 0 })).toBe('');
  });

  it('reach to the last page of the widest space', () => {
    const wide: Scenario = { version: 1, policy: 'kvm-6.0', cpu: { maxPhysAddr: 52 } };
    const view = { selection: 2 ** 40 - 1, window: { start: 2 ** 40 - 1, span: 1 } };
    expect(writeView(wide, view)).toBe('?p=0xffffffffff000&w=0xffffffffff000-0x10000000000000');
    expect(readView(wide, writeView(wide, view).slice(1)).view).toEqual(view);
  });

  it.each([
    'e=3',
    'e=-1',
    'e=1.5',
    'e',
    'p=0x1000000000',
    'p=4096',
    'w=0x0-0x2000000000',
    'w=0x1000-0x1000',
    'w=0x0-0x1000-0x2000',
    'a=round',
    'v=2',
    'c=policy:nope',
    'c=cursor:3',
    'c=vcpu:2',
    'c=preset:<b>',
    'c=doc:0:0:junk',
    'c=doc:x',
    'c=xen',
    'c=',
    'x=1',
    '__proto__=1',
    'p=%',
  ])('are dropped one by one, with a note: %s', (bad) => {
    const { view, notes } = readView(DOC, `${bad}&l=mtrr`);
    expect(view).toEqual({ lanes: ['mtrr'] });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(bad);
  });

  it('count once', () => {
    const { view, notes } = readView(DOC, 'e=1&e=2&e=');
    expect(view).toEqual({ cursor: 1 });
    expect(notes).toHaveLength(2);
  });

  it('may be escaped by a mailer', () => {
    expect(readView(DOC, 'l=mtrr%2Cept').view).toEqual({ lanes: ['mtrr', 'ept'] });
    expect(readView(DOC, 'l=').view).toEqual({ lanes: [] });
  });
});
