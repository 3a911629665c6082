/** What the writers write, word by word. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../scenario/types';
import { WRITERS } from './registry';
import type { SegmentLike, WriteContext } from './types';

const write = (id: string, doc: Scenario, context: WriteContext = {}): string =>
  WRITERS.find((writer) => writer.id === id)?.write(doc, context) ?? '';
const docOf = (msrs: Record<string, string>, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  policy: 'bare-metal',
  cpu: { maxPhysAddr: 36 },
  vcpus: [{ msrs }],
  ...rest,
});

it('each has its own id', () => {
  expect(new Set(WRITERS.map(({ id }) => id)).size).toBe(WRITERS.length);
});

describe('wrmsr', () => {
  it('turns the MTRRs off, sets the ranges, and turns them on', () => {
    const doc = docOf({
      '0x277': '0x7040600070406',
      '0x2ff': '0xc06',
      '0x200': '0x6',
      '0x201': '0xf80000800',
      '0x250': '0x6',
    });
    const commands = write('wrmsr', doc)
      .split('\n')
      .filter((line) => line.startsWith('wrmsr'));
    expect(commands.map((line) => line.replace(/ {2}#.*/, ''))).toEqual([
      'wrmsr -p 0 0x2ff 0x0',
      'wrmsr -p 0 0x250 0x6',
      'wrmsr -p 0 0x200 0x6',
      'wrmsr -p 0 0x201 0xf80000800',
      'wrmsr -p 0 0x277 0x7040600070406',
      'wrmsr -p 0 0x2ff 0xc06',
    ]);
  });
  it('keeps a name in its comment', () => {
    const text = write('wrmsr', docOf({}, { name: 'a\nrm -rf /\r\n' }));
    expect(text).toContain('# a rm -rf /\n');
    for (const line of text.split('\n')) expect(line).toMatch(/^(?:#|wrmsr |$)/);
  });
});

describe('proc-mtrr', () => {
  const echo = (base: string, size: string, type: string): string =>
    `echo "base=${base} size=${size} type=${type}" >| /proc/mtrr`;
  const lines = (msrs: Record<string, string>): string[] =>
    write('proc-mtrr', docOf(msrs))
      .split('\n')
      .filter((line) => line.startsWith('echo') || line.startsWith('# Range'));

  it('writes ranges as base and size', () => {
    expect(
      lines({
        '0x200': '0x6',
        '0x201': '0xf80000800',
        '0x202': '0x80000000',
        '0x203': '0xfffc00800',
        '0x2ff': '0x800',
      }),
    ).toEqual([echo('0x0', '0x80000000', 'write-back'), echo('0x80000000', '0x400000', 'uncachable')]);
  });
  it('says which range is none for the kernel', () => {
    expect(lines({ '0x200': '0x6', '0x201': '0xf7ff00800' })).toEqual([
      '# Range 0 cannot be written: its mask has holes.',
    ]);
    expect(lines({ '0x200': '0x8000006', '0x201': '0xf00000800' })).toEqual([
      '# Range 0 cannot be written: its base has bits outside the mask.',
    ]);
    expect(lines({ '0x200': '0x6', '0x201': '0xf80000000' })).toEqual([]);
  });
  it('says which overlap the kernel refuses', () => {
    const low = { '0x200': '0x6', '0x201': '0xf80000800' };
    expect(lines({ ...low, '0x202': '0x1', '0x203': '0xfffc00800' })).toEqual([
      echo('0x0', '0x80000000', 'write-back'),
      '# Range 1 cannot be written: it overlaps WB at 0x0, and the kernel refuses these two types.',
    ]);
    expect(lines({ ...low, '0x202': '0x4', '0x203': '0xfffc00800' })).toHaveLength(2);
    expect(lines({ ...low, '0x202': '0x6', '0x203': '0xfffc00800' })[1]).toContain('of the same type');
  });
  it('says what the file cannot do', () => {
    const text = write('proc-mtrr', docOf({}, { vcpus: [{ msrs: { '0x2ff': '0x6' } }, {}] }));
    for (const part of ['default type (here WB)', 'E=0', 'The vCPUs differ']) expect(text).toContain(part);
  });
});

describe('tables', () => {
  const segment: SegmentLike = {
    start: '0x0',
    end: '0x100000',
    mtrr: 'WB',
    ept: 'WB',
    ipat: true,
    effective: 'WB',
    region: 0,
  };
  const doc = docOf(
    {},
    { name: 'A*B', memory: [{ start: '0x0', end: '0x100000', kind: 'ram', name: '=a,"b" | c' }] },
  );
  it('are CSV', () => {
    const plain = write('csv', doc, { segments: [segment] }).split('\r\n');
    expect(plain[1]).toBe('0x0,0x100000,1048576,WB,WB,true,WB,,,"ram =a,""b"" | c"');
    const built = { ...segment, built: null, builtIpat: null, region: null, effective: null };
    expect(write('csv', doc, { segments: [built] }).split('\r\n')[1]).toBe(
      '0x0,0x100000,1048576,WB,WB,true,,,,',
    );
  });
  it('are Markdown', () => {
    const text = write('markdown', doc, {
      segments: [{ ...segment, built: 'UC', builtIpat: false }],
      link: 'https://x/#/s/1.a',
    });
    expect(text).toContain('| Start | End | Size | MTRR | EPT | Built | Effective | Memory |');
    expect(text).toContain('| `0x0` | `0x100000` | 1 MiB | WB | WB+IPAT | UC | WB | ram =a,"b" \\| c |');
    expect(text).toContain('A\\*B');
    expect(text).toMatch(/<https:\/\/x\/#\/s\/1\.a>\n$/);
  });
  it('are C', () => {
    const text = write('c-table', docOf({ '0x250': '0x6' }, { name: 'end */ int x;' }));
    expect(text).toContain('/* end * / int x; */');
    expect(text).toContain('\t{ 0x250, 0x0000000000000006ULL }, /* IA32_MTRR_FIX64K_00000 */');
  });
});

it('a report names every kind of event', () => {
  const events: Scenario['events'] = [
    { type: 'cr0', vcpu: 0, value: '0x11' },
    { type: 'dma', delta: 1 },
    { type: 'quirk', name: 'Q', disabled: true },
    { type: 'reset', vcpu: 'all', model: 'qemu' },
    { type: 'migrate', model: 'qemu' },
    { type: 'online', vcpu: 0, online: false },
    { type: 'group', label: 'both', concurrent: true, events: [{ type: 'dma', delta: -1 }] },
  ];
  const text = write('report', docOf({}, { events, notes: 'one\n\ntwo' }), { event: 7 });
  for (const part of [
    '1. vCPU 0 writes 0x11 to CR0',
    '2. a user of non-coherent DMA comes',
    '3. Q is disabled',
    '4. all vCPUs are reset (qemu)',
    '5. migration (qemu)',
    '6. vCPU 0 goes offline',
    '7. both, concurrently: a user of non-coherent DMA goes',
    'Notes\n  one\n  two',
  ])
    expect(text).toContain(part);
});
