// The part of `npm run bench` that drives the built page in a real Chromium.
import { freePort, systemChromium } from './lib.mjs';

const RUNS = 80;

/** Serves dist/, opens it, and measures from a keystroke to the painted map. */
export async function pageRows(link) {
  const { preview } = await import('vite');
  const { chromium } = await import('@playwright/test');
  const port = await freePort();
  const server = await preview({ preview: { host: '127.0.0.1', port, strictPort: true }, logLevel: 'warn' });
  const executablePath = systemChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const started = Date.now();
    await page.goto(`http://127.0.0.1:${port}/${link}`);
    await page.waitForSelector('html[data-state=ready]');
    const load = Date.now() - started;
    await page.getByRole('radio', { name: 'Setup' }).check({ force: true });
    const times = await keystrokes(page);
    return [
      { name: 'first load to the map (from this machine)', value: load, unit: 'ms' },
      { name: 'keystroke to painted map, median', value: quantile(times, 0.5), unit: 'ms', note: 'a frame: 16.7' },
      { name: 'keystroke to painted map, p95', value: quantile(times, 0.95), unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Toggles CD in the starting state again and again: each time the whole timeline is folded anew. */
async function keystrokes(page) {
  await page.getByRole('switch', { name: /^CD\b/ }).focus();
  await page.evaluate(() => {
    // From the key's own time stamp to the frame after the one in which the newest answer is drawn.
    window.benchTimes = [];
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const painted = () =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.benchTimes.push(performance.now() - timeStamp);
            port2.postMessage(null);
          });
        const look = new MutationObserver(() => {
          if (document.documentElement.dataset.state !== 'ready') return;
          look.disconnect();
          painted();
        });
        look.observe(document.documentElement, { attributes: true, attributeFilter: ['data-state'] });
      },
      true,
    );
  });
  for (let i = 1; i <= RUNS; i++) {
    await page.keyboard.press('Space');
    await page.waitForFunction((count) => window.benchTimes.length >= count, i);
  }
  return page.evaluate(() => window.benchTimes);
}

function quantile(times, q) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
