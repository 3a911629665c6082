// `npm start`: installs what is missing, builds, serves and prints the address. With --dev (`npm run dev`) it
// serves the sources instead and updates the page on every change.
import { checkNode, ensureDeps, leaveWithParent, root, run, Stop, say, tool } from './lib.mjs';

const dev = process.argv.includes('--dev');
// A busy port moves on to the next one.
const where = {
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? (dev ? 5173 : 4173)),
  strictPort: false,
};

async function serve() {
  const vite = await import('vite');
  if (!dev) return vite.preview({ root, preview: where, logLevel: 'warn' });
  const server = await vite.createServer({ root, server: where, logLevel: 'info' });
  return server.listen();
}

await run(async () => {
  checkNode();
  ensureDeps();
  if (!dev) {
    say('building');
    if ((await tool('vite', 'bin/vite.js', ['build', '--logLevel', 'warn'])) !== 0)
      throw new Stop('The build failed: its message is above.');
  }
  const server = await serve();
  say(`GPAtlas is at ${server.resolvedUrls?.local[0]}   (Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  leaveWithParent();
});
