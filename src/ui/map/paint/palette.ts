/** The colours of the theme, read from the tokens once and again only when the theme changes. */
import type { Look } from '../data/names';

export interface Palette {
  readonly paper: string;
  readonly panel: string;
  readonly rule: string;
  readonly ruleStrong: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly hatch: string;
  readonly zap: string;
  readonly stale: string;
  /** What is chosen. */
  readonly accent: string;
  /** Fill of RAM in the lane of memory. */
  readonly ram: string;
  /** Frame of every bar, where fills do not tell them from the paper. */
  readonly outline: string | null;
  /** Fill of each look; `none` and `mixed` have none of their own. */
  readonly fill: Readonly<Record<Look, string>>;
  /** Letters on that fill. */
  readonly letters: Readonly<Record<Look, string>>;
  readonly mono: string;
  readonly text: string;
}

/** Reads a custom property of the theme by its name without the dashes. */
export type TokenReader = (name: string) => string;

/** The palette of the tokens. */
export function paletteOf(token: TokenReader): Palette {
  const ink = token('type-ink');
  const fill: Record<Look, string> = {
    WB: token('type-WB'),
    WT: token('type-WT'),
    WP: token('type-WP'),
    WC: token('type-WC'),
    UC: token('type-UC'),
    'UC-': token('type-UCm'),
    undefined: token('type-undefined'),
    none: 'transparent',
    mixed: token('paper'),
  };
  const letters: Record<Look, string> = {
    WB: ink,
    WT: ink,
    WP: ink,
    WC: ink,
    UC: token('type-UC-ink'),
    'UC-': ink,
    undefined: ink,
    none: token('ink-faint'),
    mixed: token('ink'),
  };
  return {
    paper: token('paper'),
    panel: token('panel'),
    rule: token('rule'),
    ruleStrong: token('rule-strong'),
    ink: token('ink'),
    inkSoft: token('ink-soft'),
    inkFaint: token('ink-faint'),
    hatch: token('hatch'),
    zap: token('zap'),
    stale: token('stale'),
    accent: token('accent'),
    ram: token('rule'),
    outline: null,
    fill,
    letters,
    mono: token('font-mono'),
    text: token('font-text'),
  };
}

/**
 * Where the system forces its own colours, there are only its ink and its paper: hatch and letters tell the types.
 * `colour` gives a system colour as it is: a canvas off the page would take the one of the light scheme.
 */
function forcedPalette(mono: string, text: string, colour: (name: string) => string): Palette {
  const [paper, ink, border] = [colour('Canvas'), colour('CanvasText'), colour('ButtonBorder')];
  const looks: Look[] = ['WB', 'WT', 'WP', 'WC', 'UC', 'UC-', 'undefined', 'none', 'mixed'];
  const all = (colour: string): Record<Look, string> =>
    Object.fromEntries(looks.map((look) => [look, colour])) as Record<Look, string>;
  return {
    paper,
    panel: paper,
    rule: border,
    ruleStrong: ink,
    ink,
    inkSoft: ink,
    inkFaint: colour('GrayText'),
    hatch: ink,
    zap: ink,
    stale: colour('Highlight'),
    accent: colour('Highlight'),
    ram: paper,
    outline: ink,
    fill: { ...all(paper), none: 'transparent' },
    letters: all(ink),
    mono,
    text,
  };
}

/** The palette that holds for an element now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token: TokenReader = (name) => style.getPropertyValue(`--${name}`).trim();
  return matchMedia('(forced-colors: active)').matches
    ? forcedPalette(token('font-mono'), token('font-text'), (name) => systemColour(element, name))
    : paletteOf(token);
}

function systemColour(element: Element, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = name;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
