/** Brings the Hilbert map to life in elements that React has made, and takes it down again. */
import { watchTheme } from '../dom/theme';
import { drawTip, pageTip, tipPlace } from '../dom/tip';
import type { MapSource } from '../source';
import { type Block, cameraOf } from './camera';
import type { Cell } from './curve';
import { attachHilbertHands, pageUnder } from './hands';
import { hilbertDeed } from './keys';
import { type HilbertOptions, HilbertStage } from './stage';

export interface HilbertHandle {
  set(options: HilbertOptions): void;
  /** Shows a block, if it is not the one that is shown. */
  goTo(block: Block): void;
  destroy(): void;
}

/** Starts it. `tell` is called when another block is looked at. */
export function startHilbert(
  root: HTMLElement,
  source: MapSource,
  tell: (block: Block, home: Block, order: number) => void,
): HilbertHandle {
  const part = (name: string): HTMLElement => root.querySelector(`[data-hilbert="${name}"]`) as HTMLElement;
  const [room, host, tip, live] = ['room', 'host', 'tip', 'live'].map(part) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  const theme = watchTheme(root, () => stage.invalidate());
  let told: Block | null = source.get().hilbert?.block ?? null;
  const stage: HilbertStage = new HilbertStage(
    host.querySelector('canvas') as HTMLCanvasElement,
    source,
    theme,
    { layer: 'effective', events: true, ranges: true },
    (block, home, order) => {
      told = block;
      tell(block, home, order);
    },
    told,
  );
  let hover: Cell | null = null;
  stage.after = () => showTip(hover);

  function showTip(at: Cell | null): void {
    const now = at && stage.now();
    const under = now && at ? pageUnder(now, at) : null;
    tip.hidden = !now || !under || under.page >= now.model.space;
    if (tip.hidden || !now || !under || !at) return;
    drawTip(tip, pageTip(now.model, under.page, under.page, Math.min(under.last, now.model.space - 1)));
    const x = tipPlace(at.x, tip.offsetWidth, room.clientWidth - host.offsetLeft);
    const y = Math.min(at.y + 14, Math.max(now.side - tip.offsetHeight - 4, 0));
    tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }
  const say = (text: string): void => {
    if (text) live.textContent = text;
  };
  const letHands = attachHilbertHands(host, stage, {
    hover: (at) => {
      hover = at;
      showTip(at);
    },
    click: (page) => say(stage.select(page)),
  });
  const onKey = (event: KeyboardEvent): void => {
    const now = stage.now();
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = hilbertDeed(event.key, now);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    if (deed.camera) stage.moveTo(deed.camera, false);
    if (deed.select !== undefined) say(stage.select(deed.select));
  };
  host.addEventListener('keydown', onKey);

  const measure = (): void => {
    const side = Math.floor(Math.min(room.clientWidth, room.clientHeight));
    host.style.width = `${side}px`;
    host.style.height = `${side}px`;
    stage.resize(side);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(room);
  measure();

  return {
    set: (options) => stage.set(options),
    goTo: (block) => {
      const now = stage.now();
      if (!now || (told?.start === block.start && told.level === block.level)) return;
      stage.moveTo(cameraOf({ ...block, level: Math.min(block.level, now.order) }, now.order), false);
    },
    destroy: () => {
      stage.destroy();
      theme.destroy();
      letHands();
      host.removeEventListener('keydown', onKey);
      observer.disconnect();
    },
  };
}
