/** The height that the page has for the lanes. */
import { scaleFor } from '../lane-boxes';
import type { ShownLane } from '../lanes-beside';

/**
 * Watches the box that the map stands in and tells the scale at which the lanes fill it. A box that grows with what is
 * in it has no height of its own to fill: there the lanes keep theirs. Returns how to stop.
 */
export function watchRoom(
  root: HTMLElement,
  lanes: readonly ShownLane[],
  tell: (scale: number) => void,
): () => void {
  const box = root.parentElement;
  const plot = root.querySelector<HTMLElement>('[data-map="plot"]');
  if (!box || !plot) return () => {};
  const measure = (): void => {
    if (getComputedStyle(box).overflowY === 'visible') {
      tell(1);
      return;
    }
    if (box.clientHeight === 0) return;
    // What is no lane keeps its height, and the rest is theirs.
    const rest = root.offsetHeight - Number(plot.dataset.height);
    const style = getComputedStyle(box);
    const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
    tell(scaleFor(lanes, box.clientHeight - padding - rest));
  };
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  observer.observe(root);
  return () => observer.disconnect();
}
