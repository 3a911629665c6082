/** The command line: arguments, inputs, exit statuses. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { resolve } from '../resolve/result';
import { ucOverWb } from '../resolve/testing/uc-over-wb';
import { encodeLink } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import { run } from './testing/run';

const doc: Scenario = {
  ...ucOverWb,
  vcpus: [...(ucOverWb.vcpus ?? []), {}],
  events: [{ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' }],
};
const text = JSON.stringify(doc);
const folder = mkdtempSync(join(tmpdir(), 'gpatlas-cli-'));
const file = join(folder, 'scenario.json');
writeFileSync(file, text);
afterAll(() => rmSync(folder, { recursive: true }));

const oneLine = /^gpatlas: [^\n]+\n$/;

describe('resolve', () => {
  it('prints the result of a file, of standard input, of - and of a link alike', async () => {
    const want = { status: 0, out: `${JSON.stringify(resolve(doc))}\n`, err: '' };
    expect(await run(['resolve', file])).toEqual(want);
    expect(await run(['resolve'], text)).toEqual(want);
    expect(await run(['resolve', '-'], `\uFEFF${text}`)).toEqual(want);
    const link = encodeLink(doc);
    expect(await run(['resolve', link])).toEqual(want);
    expect(await run(['resolve', `https://example.org/atlas/?embed=1${link}`])).toEqual(want);
    expect(await run(['resolve'], `${link}\n`)).toEqual(want);
  });

  it('--first, --last and --vcpu choose the snapshot and who looks', async () => {
    const parse = async (argv: string[]) =>
      JSON.parse((await run(argv, text)).out) as ReturnType<typeof resolve>;
    const all = resolve(doc);
    const first = await parse(['resolve', '--first']);
    const last = await parse(['resolve', '--last']);
    expect(first).toEqual({ ...all, snapshots: [all.snapshots[0]] });
    expect(last).toEqual({ ...all, snapshots: [all.snapshots[1]] });
    expect(await parse(['resolve', '--vcpu', '1'])).toEqual(resolve(doc, 'all', 1));
    expect(await parse(['resolve', '--vcpu=1'])).toEqual(resolve(doc, 'all', 1));
  });

  it.each([
    ['{"version":1}', /standard input: policy: missing/],
    ['{"version":1,\n "policy":\n', /standard input: not JSON: /],
    ['{"version":1,"policy":"kvm-9"}', /policy: "kvm-9" is not a policy/],
    [
      '{"version":1,"policy":"xen","vcpus":[{"msrs":{"0x200":"12"}}]}',
      /vcpus\[0\]\.msrs\["0x200"\]: expected a hexadecimal string/,
    ],
    ['', /standard input: not JSON/],
    ['#/s/1.AAAA', /standard input: /],
  ])('refuses %j with one line and status 1', async (input, message) => {
    const ran = await run(['resolve'], input);
    expect([ran.status, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(oneLine);
    expect(ran.err).toMatch(message);
  });

  it('names the file, and refuses a vCPU that is not there', async () => {
    writeFileSync(join(folder, 'bad.json'), '{"version":2,"policy":"xen"}');
    const bad = await run(['resolve', join(folder, 'bad.json')]);
    expect(bad).toMatchObject({ status: 1, out: '' });
    expect(bad.err).toMatch(/bad\.json: version: 2 was made by a newer version/);
    const vcpu = await run(['resolve', file, '--vcpu', '2']);
    expect(vcpu).toMatchObject({ status: 1, out: '' });
    expect(vcpu.err).toMatch(/there is no vCPU 2, the scenario has 2/);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], /no command/],
    [['frobnicate'], /"frobnicate" is not a command/],
    [['constructor'], /not a command/],
    [['resolve', '--fast'], /resolve: --fast is not an option/],
    [['resolve', 'a', 'b'], /one FILE/],
    [['resolve', '--first', '--last'], /exclude each other/],
    [['resolve', '--vcpu'], /--vcpu needs a value/],
    [['resolve', '--vcpu', '-1'], /--vcpu: expected a whole number/],
    [['resolve', '--vcpu', '1', '--vcpu', '1'], /given twice/],
    [['resolve', '--first=yes'], /takes no value/],
    [['resolve', join(folder, 'none.json')], /none\.json: there is no such file/],
    [['resolve', '--ndjson', join(folder, 'none.json')], /none\.json: there is no such file/],
    [['resolve', folder], /this is a folder/],
    [['explain'], /no FILE/],
    [['explain', file], /no --at/],
    [['explain', file, '--at', 'here'], /--at: expected an address such as 0xfee00000/],
    [['explain', file, '--at', ''], /--at needs a value/],
    [['explain', file, '--at', '-5'], /--at: expected an address/],
    [['explain', file, '--at', '0x10', '--event', 'last'], /--event: expected a whole number/],
  ])('%j is status 2', async (argv, message) => {
    const ran = await run(argv);
    expect([ran.status, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(oneLine);
    expect(ran.err).toMatch(message);
  });

  it('--help is asked for, so it is status 0 and goes to standard output', async () => {
    for (const argv of [['--help'], ['-h'], ['help'], ['resolve', '--help'], ['explain', '-h']]) {
      const { status, out, err } = await run(argv);
      expect([status, err]).toEqual([0, '']);
      for (const word of ['resolve', '--ndjson', 'import', 'explain', '--at']) expect(out).toContain(word);
    }
  });

  it('-- ends the options', async () => {
    expect((await run(['resolve', '--', file])).status).toBe(0);
    expect((await run(['resolve', '--', '--last'])).err).toMatch(/--last: there is no such file/);
  });
});

describe('explain', () => {
  it('prints numbered steps with their sources, and the values', async () => {
    const { status, out, err } = await run(['explain', file, '--at', '0xd0000000']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^GPA 0xd0000000 \(GFN 0xd0000\), vCPU 0, before any event, KVM 6\.0–6\.6\n/);
    expect(out).toMatch(
      /\n 4\. KVM 4\.2 to 6\.10 answers WB here, a bug: UC was visited first .* The SDM says UC\.\n/,
    );
    expect(out).toMatch(/\nMTRR WB, EPT WB, effective WB\nThe same from 0x0 to 0x100000000\.\n$/);
  });

  it('--json has steps and the values of the segment', async () => {
    const { out } = await run(['explain', file, '--at', '3489660928', '--json', '--event', '1']);
    const { steps, result } = JSON.parse(out) as { steps: Record<string, string>[]; result: object };
    for (const step of steps) {
      expect(Object.keys(step)).toEqual(['rule', 'text', 'source']);
      for (const value of Object.values(step)) expect(value).not.toBe('');
    }
    expect(result).toEqual({
      start: '0x0',
      end: '0x8000000000',
      mtrr: 'WB',
      ept: 'WB',
      ipat: false,
      effective: 'WB',
      built: 'WB',
      builtIpat: false,
      region: null,
    });
  });

  it('takes any byte of a page, in hexadecimal or decimal, and page numbers', async () => {
    const want = (await run(['explain', file, '--at', '0xfee00000'])).out;
    for (const at of [
      '0xFEE0_0FFF',
      '4276092928',
      '4_276_092_929',
      'gfn:0xfee00',
      'gfn:1043968',
      'GFN:0xFEE00',
    ])
      expect((await run(['explain', file, '--at', at])).out).toBe(want);
  });

  it('reads standard input and links', async () => {
    const want = (await run(['explain', file, '--at', '0x0'])).out;
    expect((await run(['explain', '-', '--at', '0x0'], text)).out).toBe(want);
    expect((await run(['explain', encodeLink(doc), '--at=0x0'])).out).toBe(want);
  });

  it.each([
    [['--at', '0x8000000000'], /the address lies outside the space: it ends at 2\^39/],
    [['--at', `0x${'f'.repeat(30)}`], /outside the space/],
    [['--at', 'gfn:0x8000000'], /outside the space/],
    [['--at', '0x0', '--event', '2'], /there is no event 2: the scenario has 1/],
    [['--at', '0x0', '--vcpu', '2'], /there is no vCPU 2: the scenario has 2/],
  ])('%j is refused with status 1', async (argv, message) => {
    const ran = await run(['explain', file, ...argv]);
    expect([ran.status, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(oneLine);
    expect(ran.err).toMatch(message);
  });
});
