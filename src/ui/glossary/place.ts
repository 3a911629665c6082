/** Where the card of a term goes: below it, or above where there is no room; always inside of the window. */

/** Pixels between the term and its card, and between the card and the window's edge. */
const GAP = 6;
const EDGE = 8;

/**
 * Shows the card beside the term, above everything (in the browser's top layer where it has one). `close` is called
 * when what lies below scrolls or changes its size. Gives what takes it all back.
 */
export function place(card: HTMLElement, term: HTMLElement, close: () => void): () => void {
  // Browsers without popovers have the fixed position of the style sheet: it lies above all but dialogs it is not in.
  if (typeof card.showPopover === 'function') {
    card.popover = 'manual';
    card.showPopover();
  }
  const at = term.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = at.bottom + GAP;
  const fits = below + height <= innerHeight - EDGE;
  card.style.top = `${fits ? below : Math.max(at.top - GAP - height, EDGE)}px`;
  card.style.left = `${Math.max(Math.min(at.left, innerWidth - EDGE - width), EDGE)}px`;
  card.dataset.placed = '';
  const away = new AbortController();
  // Capturing: what scrolls is a panel, whose event does not rise.
  addEventListener('scroll', close, { capture: true, signal: away.signal });
  addEventListener('resize', close, { signal: away.signal });
  return () => away.abort();
}
