/** `resolve --ndjson`: order, bad lines, constant memory, and readers that are slow or leave. */
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { resolve } from '../resolve/result';
import type { Scenario } from '../scenario/types';
import { main } from './main';
import { run, Sink } from './testing/run';

const docOf = (n: number): Scenario => ({
  version: 1,
  policy: 'kvm-6.0',
  name: `number ${n}`,
  vm: { noncoherentDma: 1 },
  vcpus: [
    {
      cr0: '0x80000011',
      msrs: { '0x2ff': '0xc06', '0x200': `0x${(n * 0x1000).toString(16)}`, '0x201': '0x3fffffff800' },
    },
  ],
});
const lineOf = (n: number): string => JSON.stringify(docOf(n));
const answerOf = (n: number): string => JSON.stringify(resolve(docOf(n)));

describe('--ndjson', () => {
  it('answers every line in order, however the text is cut into chunks', async () => {
    const bytes = Buffer.from(`${[1, 2, 3].map(lineOf).join('\r\n')}\n`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
      bytes.subarray(7 * i, 7 * i + 7),
    );
    const ran = await run(['resolve', '--ndjson'], Readable.from(chunks));
    expect(ran).toEqual({ status: 0, out: [1, 2, 3].map((n) => `${answerOf(n)}\n`).join(''), err: '' });
  });

  it('a bad line answers with its error, the run goes on, and the status is 1', async () => {
    const bad = ['{"version":1}', 'no json', '', '[]', '{"version":1,"policy":"kvm-6.0","vcpus":[]}', 'null'];
    const ran = await run(['resolve', '--ndjson'], [lineOf(1), ...bad, lineOf(2)].join('\n'));
    expect([ran.status, ran.err]).toEqual([1, '']);
    const lines = ran.out.split('\n');
    expect(lines).toHaveLength(bad.length + 3);
    expect([lines[0], lines[bad.length + 1], lines.at(-1)]).toEqual([answerOf(1), answerOf(2), '']);
    const errors = lines.slice(1, -2).map((line) => JSON.parse(line) as { error: string });
    for (const error of errors) expect(Object.keys(error)).toEqual(['error']);
    expect(errors[0]?.error).toBe('policy: missing');
    expect(errors[1]?.error).toMatch(/^not JSON: /);
    expect(errors[2]?.error).toBe('the line is empty');
    expect(errors[4]?.error).toMatch(/^vcpus: expected at least one vCPU/);
  });

  it('line separators of Unicode inside a string end no line', async () => {
    const doc = { ...docOf(1), notes: 'one\u2028two\u2029three' };
    const ran = await run(['resolve', '--ndjson'], JSON.stringify(doc));
    expect(ran).toEqual({ status: 0, out: `${answerOf(1)}\n`, err: '' });
  });

  it('--first, --last and --vcpu hold for every line', async () => {
    const ran = await run(['resolve', '--ndjson', '--last', '--vcpu', '1'], `${lineOf(1)}\n`);
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/^\{"error":"vcpus: there is no vCPU 1, the scenario has 1"\}\n$/);
  });

  it('10,000 lines in constant memory, waiting for a slow reader', { timeout: 120_000 }, async () => {
    const count = 10_000;
    const pad = 'x'.repeat(20_000);
    let read = 0;
    function* lines(): Generator<Buffer> {
      for (let n = 0; n < count; n++) {
        read = n + 1;
        yield Buffer.from(`${JSON.stringify({ ...docOf(n % 100), notes: pad })}\n`);
      }
    }
    let written = 0;
    let ahead = 0;
    let peak = 0;
    const before = process.memoryUsage().heapUsed;
    const stdout = new Writable({
      highWaterMark: 16_384,
      write(chunk: Buffer, _, done) {
        for (const byte of chunk) if (byte === 10) written++;
        ahead = Math.max(ahead, read - written);
        if (written % 50 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
        setImmediate(done);
      },
    });
    const status = await main(['resolve', '--ndjson'], {
      stdin: Readable.from(lines()),
      stdout,
      stderr: new Sink(),
    });
    expect(status).toBe(0);
    await new Promise((done) => stdout.end(done));
    expect(written).toBe(count);
    // All lines together are 200 MB; what is held at once is a few of them, and the garbage in between.
    expect(ahead).toBeLessThan(200);
    expect(peak).toBeLessThan(120 * 1024 * 1024);
  });

  it('stops quietly when the reader leaves', async () => {
    let read = 0;
    function* lines(): Generator<Buffer> {
      for (;;) {
        read++;
        yield Buffer.from(`${lineOf(1)}\n`);
      }
    }
    let taken = 0;
    const stdout = new Writable({
      write(_, __, done) {
        taken++;
        done(taken > 3 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null);
      },
    });
    const stderr = new Sink();
    const status = await main(['resolve', '--ndjson'], { stdin: Readable.from(lines()), stdout, stderr });
    expect([status, stderr.text]).toEqual([0, '']);
    expect(read).toBeLessThan(200);
  });
});
