/** `import`: the scenario on standard output, everything else on standard error. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenarioText } from '../scenario/parse';
import { run } from './testing/run';

const PROC_MTRR = `reg00: base=0x000000000 (    0MB), size= 4096MB, count=1: write-back
reg01: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable
reg02: base=0x0zz
`;

describe('import', () => {
  it('prints a scenario that resolve reads', async () => {
    const { status, out, err } = await run(['import'], PROC_MTRR);
    expect(status).toBe(0);
    const doc = parseScenarioText(out, isPolicy);
    expect(doc.policy).toBe('bare-metal');
    expect(doc.vcpus?.[0]?.msrs?.['0x202']).toBe('0xc0000000');
    expect(err).toMatch(/^read: proc-mtrr\n/);
    expect(err).toMatch(/\nassumed: /);
    expect(err).toMatch(/\nline 3 not understood.*: reg02: base=0x0zz\n/);
    expect((await run(['resolve'], out)).status).toBe(0);
  });

  it('--format takes the text for that format alone', async () => {
    expect((await run(['import', '--format', 'proc-mtrr'], PROC_MTRR)).status).toBe(0);
    const other = await run(['import', '--format', 'rdmsr'], PROC_MTRR);
    expect([other.status, other.out]).toEqual([1, '']);
    const none = await run(['import', '--format', 'papyrus'], PROC_MTRR);
    expect([none.status, none.out]).toEqual([2, '']);
    expect(none.err).toMatch(
      /^gpatlas: import: --format: expected one of .*proc-mtrr.*, not "papyrus"[^\n]*\n$/,
    );
  });

  it('refuses a text without a dump with one line', async () => {
    for (const text of ['', 'Dear diary,\nnothing today.\n']) {
      const { status, out, err } = await run(['import'], text);
      expect([status, out]).toEqual([1, '']);
      expect(err).toMatch(/^gpatlas: standard input: [^\n]+\n$/);
    }
  });
});
