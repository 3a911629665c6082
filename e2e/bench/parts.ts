/** What the parts around the resolver cost, each beside the plain way to do the same. */
import { readDump } from '../../src/formats/read';
import { isPolicy } from '../../src/policy/registry';
import { foldOf } from '../../src/resolve/fold';
import { requirePolicy } from '../../src/resolve/policy';
import { decodeLink, encodeLink } from '../../src/scenario/link';
import { runsOfSteps } from '../../src/ui/map/data/runs';
import { axisOf } from '../../src/ui/map/maths/axis';
import { barsOf } from '../../src/ui/map/maths/bars';
import { linearFamily } from '../../src/ui/map/maths/family';
import { against, median, type Row } from './measure';
import { typicalGuest } from './scenarios';

/** Pixels of the lanes on a usual screen. */
const WIDTH = 900;

/** Many runs as bars of pixels, against a box for each run. */
function summary(): Row[] {
  const space = 2 ** 34;
  const count = 65_536;
  const starts = Float64Array.from({ length: count }, (_, i) => (i * space) / count);
  const runs = runsOfSteps(
    starts,
    starts.map((_, i) => [0, 6, 1][i % 3] as number),
    space,
  );
  const axis = axisOf(linearFamily(space, WIDTH), { start: 0, span: space });
  const bars = median(() => barsOf(runs, axis), 20);
  const boxes = median(
    () =>
      Array.from(runs.starts, (start, i) => ({
        x: (start / space) * WIDTH,
        width: (((runs.ends[i] as number) - start) / space) * WIDTH,
        fill: ['UC', 'WC', '', '', '', '', 'WB'][runs.codes[i] as number],
      })),
    20,
  );
  return against('summary', '65,536 runs as bars of a lane', bars, 'a box for each', boxes);
}

/** A link there and back, against JSON that is neither deflated nor checked. */
function link(): Row[] {
  const doc = typicalGuest(46);
  const hash = encodeLink(doc);
  const json = JSON.stringify(doc);
  const plain = median(() => JSON.stringify(doc), 100);
  const parsed = median(() => JSON.parse(json), 100);
  return [
    ...against(
      'link-encode',
      'write a link',
      median(() => encodeLink(doc), 100),
      'JSON alone',
      plain,
    ),
    ...against(
      'link-decode',
      'read it',
      median(() => decodeLink(hash, isPolicy), 100),
      'JSON alone',
      parsed,
    ),
    {
      name: `  characters of JSON / of the link (${hash.length})`,
      value: json.length / hash.length,
      unit: 'ratio',
      id: 'link-size',
    },
  ];
}

/** A long boot log with little in it, against splitting it into lines and asking one pattern of each. */
function log(): Row[] {
  const noise = Array.from(
    { length: 50_000 },
    (_, i) =>
      `[${(i / 1000).toFixed(6).padStart(12)}] usb ${i % 9}-${i % 4}: new high-speed USB device number ${i}`,
  );
  const text = [
    ...noise,
    '[    0.000000] MTRR default type: uncachable',
    '[    0.000000] MTRR variable ranges enabled:',
    '[    0.000000]   0 base 000000000000 mask FFFF80000000 write-back',
    ...noise,
  ].join('\n');
  const took = median(() => readDump(text, { policy: 'kvm-6.0' }), 5);
  const plain = median(() => text.split('\n').filter((line) => /\bMTRR\b|\bbase\b.*\bmask\b/i.test(line)), 5);
  const size = `${(text.length / 2 ** 20).toFixed(0)} MiB`;
  return against('import', `read a boot log of ${size}`, took, 'split it, one pattern a line', plain);
}

/** The first moment of a document, against parsing it as JSON: what a new scenario costs before any event. */
function opening(): Row[] {
  const doc = { ...typicalGuest(46), events: [] };
  const json = JSON.stringify(doc);
  const took = median(() => foldOf(doc, requirePolicy(doc.policy)), 200);
  return against(
    'open',
    'start a document',
    took,
    'JSON alone',
    median(() => JSON.parse(json), 200),
  );
}

/** All rows. */
export const partRows = (): Row[] => [...summary(), ...opening(), ...link(), ...log()];
