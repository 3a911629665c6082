/** A plain file server below a folder, as any static host is; it can be stopped, and be given another build. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export interface Site {
  url: string;
  /** Serves another folder at the same address from now on. */
  publish(folder: string): void;
  stop(): Promise<void>;
}

/** Serves a build at `http://127.0.0.1:<port>/some/folder/`. */
export async function serveSite(folder: string): Promise<Site> {
  const base = '/some/folder/';
  let from = folder;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname);
    const file = join(from, normalize(path.slice(base.length)) || 'index.html');
    const isThere = path.startsWith(base) && existsSync(file);
    const found = isThere && statSync(file).isDirectory() ? join(file, 'index.html') : file;
    if (!isThere || !existsSync(found)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    response
      .writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' })
      .end(readFileSync(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    publish: (next) => {
      from = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Builds the sources once more, as a later version, and says where. */
export function buildNext(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpatlas-next-'));
  const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir'];
  const { status, stderr } = spawnSync(process.execPath, [...args, '--logLevel', 'error'], {
    env: { ...process.env, BUILD_ID: 'next' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the second build failed: ${stderr}`);
  return folder;
}
