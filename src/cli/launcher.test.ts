/** The command as a person starts it, from the checkout: its own process, bundled on the way. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const launcher = fileURLToPath(new URL('../../.ci/gpatlas.mjs', import.meta.url));
const line = `${JSON.stringify({ version: 1, policy: 'kvm-6.0' })}\n`;

it('resolves, and ends quietly when its reader has enough', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [launcher, 'resolve', '--ndjson']);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  const first = new Promise<string>((done) =>
    child.stdout.once('data', (chunk: Buffer) => done(chunk.toString())),
  );
  const status = new Promise<number | null>((done) => child.on('close', done));
  child.stdin.write(line.repeat(2000));
  expect(await first).toMatch(/^\{"snapshots":\[\{"segments":\[\{"start":"0x0","end":"0x400000000000"/);
  child.stdout.destroy();
  child.stdin.end(line.repeat(2000));
  expect(await status).toBe(0);
  expect(err.split('\n').filter((text) => !/^(\[[\d.]+s\].*)?$/.test(text))).toEqual([]);
});
