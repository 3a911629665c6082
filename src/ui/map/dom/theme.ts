/** The palette as it holds now, and word of its changes. */
import { Hatches } from '../paint/hatch';
import { type Palette, readPalette } from '../paint/palette';

export interface Theme {
  palette(): Palette;
  hatches(ratio: number): Hatches;
  destroy(): void;
}

/**
 * Watches everything that can change the colours or the letters: the page's theme, the system's, late fonts, and paper.
 * `atOnce`: it must be painted before `changed` returns.
 */
export function watchTheme(element: Element, changed: (atOnce: boolean) => void): Theme {
  let palette: Palette | null = null;
  let hatches: { ratio: number; value: Hatches } | null = null;
  const forget = (): void => {
    palette = null;
    hatches = null;
    changed(false);
  };
  // No frame comes between this word and the print.
  const printed = (): void => {
    palette = null;
    hatches = null;
    changed(true);
  };
  const print = matchMedia('print');
  print.addEventListener('change', printed);
  const observer = new MutationObserver(forget);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', forget);
  document.fonts?.addEventListener('loadingdone', forget);
  return {
    palette: () => {
      palette ??= readPalette(element);
      return palette;
    },
    hatches: (ratio) => {
      if (hatches?.ratio !== ratio) hatches = { ratio, value: new Hatches(ratio) };
      return hatches.value;
    },
    destroy: () => {
      observer.disconnect();
      print.removeEventListener('change', printed);
      for (const query of queries) query.removeEventListener('change', forget);
      document.fonts?.removeEventListener('loadingdone', forget);
    },
  };
}
