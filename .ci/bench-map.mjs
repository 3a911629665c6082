// The map's part of the page's bench: frames of pan and zoom over the largest scenario, and the first paint of an answer.

const FRAMES = 150;
const PLAIN_FRAMES = 12;

const quantile = (times, q) => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
};

/** Milliseconds that each answer of the worker took from its arrival to the painted map. */
function watchAnswers() {
  const own = MessagePort.prototype.addEventListener;
  window.benchAnswers = [];
  MessagePort.prototype.addEventListener = function (type, listener, ...rest) {
    const timed = (event) => {
      const begun = performance.now();
      listener(event);
      if (!event.data?.value?.segments) return;
      // What waits for the answer paints before the next task begins.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.benchAnswers.push(performance.now() - begun);
      port2.postMessage(null);
    };
    own.call(this, type, type === 'message' ? timed : listener, ...rest);
  };
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
  await page.getByRole('button', { name: 'Use this' }).click({ timeout: 120_000 });
  const { length } = doc.memory;
  await page.waitForFunction(
    (least) => Number(document.querySelector('[data-segments]')?.dataset.segments) > least,
    length,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    window.benchAnswers.length = 0;
  });
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press(i % 2 ? ']' : '[');
    await page.waitForFunction((count) => window.benchAnswers.length >= count, i + 1, { timeout: 120_000 });
    await page.waitForTimeout(400);
  }
  const answers = await page.evaluate(() => window.benchAnswers);
  const pan = await frames(page, 'pan');
  const zoom = await frames(page, 'zoom');
  const spans = doc.memory.map(({ start, end }) => [Number(start) / 4096, Number(end) / 4096]);
  const plain = await plainFrames(page, spans);
  await page.close();
  const note = `${length} memory ranges, ${doc.events.length} events`;
  return [
    {
      name: 'largest: an answer to the painted map, median',
      value: quantile(answers, 0.5),
      unit: 'ms',
      note: 'aim: 100',
    },
    { name: 'largest: a frame of panning, median', value: quantile(pan, 0.5), unit: 'ms', note },
    { name: 'largest: a frame of panning, p95', value: quantile(pan, 0.95), unit: 'ms', note: 'aim: 33' },
    { name: 'largest: a frame of zooming, median', value: quantile(zoom, 0.5), unit: 'ms' },
    { name: 'largest: a frame of zooming, p95', value: quantile(zoom, 0.95), unit: 'ms', note: 'aim: 33' },
    { name: 'one lane of it as plain SVG (baseline), median', value: quantile(plain, 0.5), unit: 'ms' },
  ];
}
