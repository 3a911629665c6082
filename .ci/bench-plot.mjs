// The curves of `npm run bench -- --plot` as one picture, readable on light and dark.

const [WIDTH, HEIGHT, GAP] = [230, 150, 26];
const PAD = { left: 44, right: 12, top: 30, bottom: 28 };

const nice = (value) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2));
const short = (count) => (count >= 1000 ? `${count / 1000}k` : `${count}`);

/** One plot: cost over count, both from zero, so that a straight line through the corner is what linear looks like. */
function plot({ name, points }, left) {
  const most = { count: Math.max(...points.map((p) => p.count)), ms: Math.max(...points.map((p) => p.ms)) };
  const least = name === 'address bits' ? Math.min(...points.map((p) => p.count)) : 0;
  const w = WIDTH - PAD.left - PAD.right;
  const h = HEIGHT - PAD.top - PAD.bottom;
  const x = (count) => left + PAD.left + ((count - least) / (most.count - least)) * w;
  const y = (ms) => PAD.top + h - (ms / (most.ms * 1.15)) * h;
  const at = points.map((p) => `${x(p.count).toFixed(1)},${y(p.ms).toFixed(1)}`);
  const text = (px, py, anchor, what, extra = '') =>
    `<text x="${px.toFixed(1)}" y="${py.toFixed(1)}" text-anchor="${anchor}"${extra}>${what}</text>`;
  return [
    text(left + PAD.left, 14, 'start', name, ' font-weight="600"'),
    `<path d="M${x(least)} ${PAD.top}V${PAD.top + h}H${left + WIDTH - PAD.right}" fill="none" stroke="#888"/>`,
    text(left + PAD.left - 6, y(most.ms) + 4, 'end', `${nice(most.ms)} ms`),
    text(left + PAD.left - 6, PAD.top + h + 4, 'end', '0'),
    text(x(least), HEIGHT - 10, 'middle', short(least)),
    text(x(most.count), HEIGHT - 10, 'end', short(most.count)),
    `<polyline points="${at.join(' ')}" fill="none" stroke="#3b82c4" stroke-width="2"/>`,
    ...at.map((point) => {
      const [cx, cy] = point.split(',');
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="#3b82c4"/>`;
    }),
  ].join('\n');
}

/** An SVG document. */
export function costPicture(curves) {
  const width = curves.length * (WIDTH + GAP) - GAP;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="sans-serif" font-size="11" fill="#777">`,
    '<title>Time to resolve a scenario, over what it has more of</title>',
    ...curves.map((curve, i) => plot(curve, i * (WIDTH + GAP))),
    '</svg>',
    '',
  ].join('\n');
}
