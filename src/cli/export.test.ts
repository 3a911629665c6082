/** `export`: a scenario at a point in time, in every format. */
import { describe, expect, it } from 'vitest';
import { WRITERS } from '../formats/out/registry';
import type { Scenario } from '../scenario/types';
import { run } from './testing/run';

const doc: Scenario = {
  version: 1,
  name: 'A hole below 4 GiB',
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 39 },
  vm: { noncoherentDma: 1 },
  memory: [{ start: '0x0', end: '0x100000000', kind: 'ram', name: 'low' }],
  vcpus: [
    { cr0: '0x80000011', msrs: { '0x200': '0xc0000000', '0x201': '0x7fc0000800', '0x2ff': '0x806' } },
    { msrs: { '0x250': '0x606060606060606' } },
  ],
  events: [
    { type: 'wrmsr', vcpu: 0, msr: '0x200', value: '0x80000001' },
    { type: 'wrmsr', vcpu: 1, msr: '0x2ff', value: '0x3' },
  ],
};
const text = JSON.stringify(doc);
const out = async (...argv: string[]): Promise<string> => {
  const ran = await run(['export', ...argv], text);
  expect([ran.status, ran.err]).toEqual([0, '']);
  return ran.out;
};

describe('export', () => {
  it.each(WRITERS.map(({ id }) => id))('writes %s', async (id) => {
    expect(await out('--format', id)).not.toBe('');
  });

  it('writes the state after events, also where a write was refused', async () => {
    expect(await out('--format', 'wrmsr')).toContain('wrmsr -p 0 0x200 0xc0000000');
    const after = await out('--format', 'wrmsr', '--event', '2');
    expect(after).toContain('After event 2 of 2.');
    expect(after).toContain('wrmsr -p 0 0x200 0x80000001');
    expect(after).toContain('wrmsr -p 1 0x250 0x606060606060606');
    expect(after).not.toContain('0x2ff 0x3');
  });

  it('writes what import reads', async () => {
    const { out: read, status } = await run(['import'], await out('--format', 'kvm-msrs', '--event', '1'));
    expect(status).toBe(0);
    const back = JSON.parse(read) as Scenario;
    expect(back.cpu).toEqual({ maxPhysAddr: 39, variableMtrrs: 8 });
    expect(back.vcpus?.[0]?.msrs).toEqual({ ...doc.vcpus?.[0]?.msrs, '0x200': '0x80000001' });
  });

  it('writes the map of a vCPU', async () => {
    const csv = await out('--format', 'csv', '--event', '1');
    expect(csv.split('\r\n')[0]).toBe('start,end,bytes,mtrr,ept,ipat,effective,built,builtIpat,memory');
    expect(csv).toContain('0x80000000,0xc0000000,1073741824,WC,');
    expect(await out('--format', 'csv', '--vcpu', '1')).not.toEqual(await out('--format', 'csv'));
  });

  it('reports state, map, zaps, reasons and a link', async () => {
    const report = await out('--format', 'report', '--event', '1');
    for (const part of [
      'Policy: ',
      'Registers of vCPU 1',
      'Map as vCPU 0',
      'Events',
      'zapped ',
      'Why',
      '#/s/',
    ])
      expect(report).toContain(part);
    expect(report).toContain('  1. vCPU 0 writes 0x80000001 to IA32_MTRR_PHYSBASE0 (0x200)');
    const long = report.split('\n').filter((line) => line.length > 90 && !line.includes('#/s/'));
    expect(long).toEqual([]);
  });

  it.each([
    [['export'], 2, /no --format/],
    [['export', '--format', 'papyrus'], 2, /expected one of wrmsr, .*, not "papyrus"/],
    [['export', '--format', 'scenario-json', '--event', '1'], 2, /holds all events/],
    [['export', '--format', 'csv', '--event', '3'], 1, /there is no event 3, the scenario has 2/],
    [['export', '--format', 'csv', '--vcpu', '2'], 1, /there is no vCPU 2, the scenario has 2/],
  ])('%j has status %i', async (argv, status, message) => {
    const ran = await run(argv as string[], text);
    expect([ran.status, ran.out]).toEqual([status, '']);
    expect(ran.err).toMatch(/^gpatlas: [^\n]+\n$/);
    expect(ran.err).toMatch(message as RegExp);
  });
});
