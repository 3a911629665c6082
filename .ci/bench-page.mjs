// The part of `npm run bench` that drives the built page in a real Chromium.
import { mapRows } from './bench-map.mjs';
import { freePort, systemChromium } from './lib.mjs';

const RUNS = 80;

/**
 * Serves dist/, opens it, and measures from a keystroke to the painted map: `typical` is the link of a guest whose
 * starting state is edited, `many` that of one with thousands of events, to which one is added at every key;
 * `largest` is a document that is too large for a link, on whose map frames are counted.
 */
export async function pageRows(typical, many, largest) {
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
    await page.goto(`http://127.0.0.1:${port}/${typical}`);
    await page.waitForSelector('html[data-state=ready]');
    const load = Date.now() - started;
    await page.getByRole('radio', { name: 'Setup' }).check({ force: true });
    const { drawn, shown } = await keystrokes(page, RUNS);
    const long = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await long.goto(`http://127.0.0.1:${port}/${many}`);
    await long.waitForSelector('html[data-state=ready]');
    const added = await keystrokes(long, RUNS / 2);
    await long.close();
    const map = await mapRows(browser, `http://127.0.0.1:${port}/`, largest);
    return [
      { name: 'first load to the map (from this machine)', value: load, unit: 'ms' },
      {
        name: 'keystroke to the map drawn, median',
        value: quantile(drawn, 0.5),
        unit: 'ms',
        note: 'a frame: 16.7',
      },
      { name: 'keystroke to the map drawn, p95', value: quantile(drawn, 0.95), unit: 'ms' },
      { name: 'keystroke to the frame that shows it, median', value: quantile(shown, 0.5), unit: 'ms' },
      { name: 'keystroke to the frame that shows it, p95', value: quantile(shown, 0.95), unit: 'ms' },
      {
        name: 'one more event behind 5,760, key to map drawn, median',
        value: quantile(added.drawn, 0.5),
        unit: 'ms',
      },
      { name: 'the same, p95', value: quantile(added.drawn, 0.95), unit: 'ms' },
      { name: 'the same to the frame that shows it, median', value: quantile(added.shown, 0.5), unit: 'ms' },
      { name: 'the same to the frame that shows it, p95', value: quantile(added.shown, 0.95), unit: 'ms' },
      ...map,
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Types CR0, with CD and without, again and again: in the starting state each Enter folds the whole timeline anew, live
 * it adds one event. `drawn` is when the canvas holds the new answer, `shown` when the frame after that was handed over. Both from the
 * key's own time stamp.
 */
async function keystrokes(page, runs) {
  const field = page.getByRole('textbox', { name: 'CR0 value' });
  await page.evaluate(() => {
    const map = document.querySelector('[data-revision]');
    const times = { drawn: [], shown: [] };
    window.benchTimes = times;
    addEventListener(
      'keydown',
      ({ timeStamp, key }) => {
        if (key !== 'Enter') return;
        const look = new MutationObserver(() => {
          look.disconnect();
          times.drawn.push(performance.now() - timeStamp);
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => times.shown.push(performance.now() - timeStamp);
            port2.postMessage(null);
          });
        });
        look.observe(map, { attributes: true, attributeFilter: ['data-revision'] });
      },
      true,
    );
  });
  for (let i = 1; i <= runs; i++) {
    await field.fill(i % 2 ? '0xc0000011' : '0x80000011');
    await field.press('Enter');
    await page.waitForFunction((count) => window.benchTimes.shown.length >= count, i);
    // A person's pace: the map has come to rest.
    await page.waitForTimeout(250);
  }
  return page.evaluate(() => window.benchTimes);
}

function quantile(times, q) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
