// The map's part of the page's bench: frames of pan and zoom over the largest scenario, and the first paint of an answer.

const FRAMES = 300;
const PLAIN_FRAMES = 12;

const quantile = (times, q) => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
};

/**
 * Milliseconds that each answer of the worker took from its arrival until the map was drawn with it, and until the
 * frame that shows it was handed over: what the panels beside the map do with the answer is in that too.
 */
function watchAnswers() {
  const own = MessagePort.prototype.addEventListener;
  const times = { drawn: [], shown: [] };
  window.benchAnswers = times;
  // The first answer after what asks for one; those of a preview are not drawn there.
  window.benchAsks = false;
  const watch = (begun) => {
    window.benchAsks = false;
    const look = new MutationObserver(() => {
      look.disconnect();
      times.drawn.push(performance.now() - begun);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.shown.push(performance.now() - begun);
        port2.postMessage(null);
      });
    });
    const map = document.querySelector('[data-revision]');
    if (map) look.observe(map, { attributes: true, attributeFilter: ['data-revision'] });
  };
  MessagePort.prototype.addEventListener = function (type, listener, ...rest) {
    const timed = (event) => {
      if (window.benchAsks && event.data?.value?.segments) watch(performance.now());
      listener(event);
    };
    own.call(this, type, type === 'message' ? timed : listener, ...rest);
  };
}

/** Does something that has an answer of the worker, and waits until the frame that shows it. */
async function answered(page, act) {
  const before = await page.evaluate(() => {
    window.benchAsks = true;
    return window.benchAnswers.shown.length;
  });
  await act();
  const count = before + 1;
  await page.waitForFunction((least) => window.benchAnswers.shown.length >= least, count, {
    timeout: 120_000,
  });
  await page.waitForTimeout(600);
}

/** The times that were taken since this was last asked. */
async function taken(page) {
  return page.evaluate(() => {
    const { drawn, shown } = window.benchAnswers;
    return { drawn: drawn.splice(0), shown: shown.splice(0) };
  });
}

/** Moves the map by the wheel at every frame, and gives the milliseconds between frames. */
async function frames(page, kind) {
  return page.evaluate(
    async ([kind, count]) => {
      const plot = document.querySelector('[data-map="plot"]');
      const { left, top, width } = plot.getBoundingClientRect();
      const times = [];
      const turn = (i) => {
        const back = Math.floor(i / 30) % 2 === 0;
        const at = { clientX: left + width / 3, clientY: top + 120, bubbles: true, cancelable: true };
        const way =
          kind === 'pan' ? { deltaX: back ? 9 : -9, deltaY: 0 } : { deltaX: 0, deltaY: back ? -20 : 20 };
        plot.dispatchEvent(new WheelEvent('wheel', { ...at, ...way }));
      };
      await new Promise((done) => {
        let last;
        const frame = (now) => {
          if (last !== undefined) times.push(now - last);
          last = now;
          if (times.length >= count) return done();
          turn(times.length);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      return times;
    },
    [kind, FRAMES],
  );
}

/** The same segments as plain SVG, one rectangle each in one lane, moved at every frame. */
async function plainFrames(page, spans) {
  return page.evaluate(
    async ([spans, count]) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.style.cssText = 'position:fixed;inset:100px 300px auto;height:40px;width:740px;background:white';
      document.body.append(svg);
      const rects = spans.map((_, i) => {
        const rect = document.createElementNS(svg.namespaceURI, 'rect');
        rect.setAttribute('height', '40');
        rect.setAttribute('fill', i % 2 ? '#c2470f' : '#4bb08d');
        svg.append(rect);
        return rect;
      });
      const end = spans.at(-1)[1];
      const times = [];
      await new Promise((done) => {
        let last;
        const frame = (now) => {
          if (last !== undefined) times.push(now - last);
          last = now;
          if (times.length >= count) return done();
          rects.forEach((rect, i) => {
            const [start, stop] = spans[i];
            rect.setAttribute('x', String((start / end) * 740 + times.length));
            rect.setAttribute('width', String(((stop - start) / end) * 740));
          });
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      svg.remove();
      return times;
    },
    [spans, PLAIN_FRAMES],
  );
}

/** Rows of named numbers for a document that is opened by its JSON at the site's address. */
export async function mapRows(browser, address, doc) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchAnswers);
  await page.goto(address);
  await page.waitForSelector('html[data-state=ready]');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const buffer = Buffer.from(JSON.stringify(doc));
  await page
    .locator('dialog input[type=file]')
    .setInputFiles({ name: 'largest.json', mimeType: 'application/json', buffer });
  const use = page.getByRole('button', { name: 'Use this' });
  await use.waitFor({ timeout: 120_000 });
  // The preview's map is an answer too.
  await page.waitForTimeout(3000);
  await answered(page, () => use.click());
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(1000);
    await answered(page, () => page.keyboard.press('Control+Shift+z'));
  }
  const opened = await taken(page);
  for (let i = 0; i < 9; i++) await answered(page, () => page.keyboard.press(i % 2 ? ']' : '['));
  const steps = await taken(page);
  const pan = await frames(page, 'pan');
  const zoom = await frames(page, 'zoom');
  const spans = doc.memory.map(({ start, end }) => [Number(start) / 4096, Number(end) / 4096]);
  const plain = await plainFrames(page, spans);
  await page.close();
  const note = `${doc.memory.length} memory ranges, ${doc.events.length} events`;
  return [
    row('largest: opened, its answer to the map drawn, median', opened.drawn, 0.5, 'aim: 100'),
    row('the same to the frame that shows it, median', opened.shown, 0.5),
    row('largest: a step in time, its answer to the map drawn, median', steps.drawn, 0.5, 'aim: 100'),
    row('the same to the frame that shows it, median', steps.shown, 0.5),
    row('largest: a frame of panning, median', pan, 0.5, note),
    row('largest: a frame of panning, p95', pan, 0.95, 'aim: 33'),
    row('largest: a frame of zooming, median', zoom, 0.5),
    row('largest: a frame of zooming, p95', zoom, 0.95, 'aim: 33'),
    row('one lane of it as plain SVG (baseline), median', plain, 0.5),
  ];
}

const row = (name, times, q, note) => ({
  name,
  value: quantile(times, q),
  unit: 'ms',
  ...(note && { note }),
});
