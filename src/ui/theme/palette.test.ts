/**
 * The colours of the memory types hold apart for the common colour blindnesses, and their letters can be read.
 * Simulated as by Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB; distances are in OKLab.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

const VISION: Record<string, Matrix> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** About 0.02 can just be told when held side by side: this is more than three times that. */
const LEAST = 0.075;

/** The two blocks of tokens.css: from its selector to the brace that closes it. */
const SCHEMES: Record<string, string> = {
  light: blockOf(':root,\n[data-theme="light"]'),
  dark: blockOf('[data-theme="dark"] {'),
  'dark by the system': blockOf(':root:not([data-theme="light"])'),
};

function blockOf(selector: string): string {
  const from = css.indexOf(selector);
  if (from < 0) throw new Error(`tokens.css has no ${selector}`);
  return css.slice(from, css.indexOf('}', from));
}

/** Linear RGB of `#rrggbb`. */
function colour(block: string, name: string): Vector {
  const [, r, g, b] = new RegExp(`--${name}: #(..)(..)(..);`).exec(block) ?? [];
  const linear = (byte = ''): number => {
    const c = Number.parseInt(byte, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [linear(r), linear(g), linear(b)];
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (m: Matrix, v: Vector): Vector => [dot(m[0], v), dot(m[1], v), dot(m[2], v)];
const map = (v: Vector, f: (c: number) => number): Vector => [f(v[0]), f(v[1]), f(v[2])];

/** As somebody sees it, within what a screen can show. */
const seen = (v: Vector, by: Matrix): Vector => map(times(by, v), (c) => Math.min(Math.max(c, 0), 1));

function okLab(rgb: Vector): Vector {
  const cones: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ];
  const opponents: Matrix = [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ];
  return times(opponents, map(times(cones, rgb), Math.cbrt));
}

function contrast(a: Vector, b: Vector): number {
  const light = (v: Vector): number => dot([0.2126, 0.7152, 0.0722], v) + 0.05;
  return Math.max(light(a), light(b)) / Math.min(light(a), light(b));
}

const TYPES = ['WB', 'WT', 'WP', 'WC', 'UC', 'UCm', 'undefined'];

describe.each(Object.entries(SCHEMES))('the colours of the types, %s', (_, block) => {
  it.each(Object.entries(VISION))('hold apart: %s', (__, vision) => {
    const labs = TYPES.map((type) => okLab(seen(colour(block, `type-${type}`), vision)));
    const near = TYPES.flatMap((type, i) =>
      TYPES.slice(i + 1).flatMap((other, k) => {
        const [a, b] = [labs[i] as Vector, labs[i + 1 + k] as Vector];
        const apart = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        return apart >= LEAST ? [] : [`${type} and ${other}: ${apart.toFixed(3)}`];
      }),
    );
    expect(near).toEqual([]);
  });

  it('carry letters that can be read', () => {
    for (const type of TYPES) {
      const ink = colour(block, type === 'UC' ? 'type-UC-ink' : 'type-ink');
      expect([type, contrast(ink, colour(block, `type-${type}`)) >= 4.5]).toEqual([type, true]);
    }
  });
});
