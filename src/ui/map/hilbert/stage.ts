/** What is shown of the curve in the next frame. React is told of the block that is looked at, and of nothing else. */
import { type Model, modelOf } from '../data/model';
import { segmentSpeech } from '../data/speech';
import { fitCanvas } from '../dom/canvas';
import { progress, QUICK } from '../dom/path';
import type { Theme } from '../dom/theme';
import { Brush } from '../paint/brush';
import type { MapSource } from '../source';
import {
  type Block,
  between,
  blockAt,
  blockOf,
  type Camera,
  cameraOf,
  clampCamera,
  levelOf,
  revealing,
  STEP,
} from './camera';
import { orderOf } from './curve';
import type { LayerId } from './layers';
import { type HilbertPicture, paintHilbert } from './paint';

export interface HilbertOptions {
  readonly layer: LayerId;
  readonly events: boolean;
  readonly ranges: boolean;
}

export interface HilbertNow {
  readonly model: Model;
  readonly order: number;
  readonly camera: Camera;
  readonly side: number;
  /** Level of the blocks that the arrows walk. */
  readonly step: number;
  readonly selection: number | null;
}

/** The smallest block from page 0 on that holds all memory; without a layout, the whole square. */
function homeOf(model: Model): Block {
  const end = model.regions.ends.reduce(
    (last, stop, i) => ((model.regions.codes[i] as number) >= 0 ? Math.max(last, stop) : last),
    0,
  );
  const order = orderOf(model.space);
  return { start: 0, level: end === 0 ? order : Math.min(Math.max(orderOf(end), 2), order) };
}

export class HilbertStage {
  private camera: Camera | null = null;
  private path: { from: Camera; to: Camera; begun: number } | null = null;
  private order = 0;
  private side = 0;
  private frame = 0;
  private told: Block | null = null;
  private known: number | null = null;
  private readonly stop: () => void;
  /** Called after each frame, for what lies over the canvas. */
  after: () => void = () => {};

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly source: MapSource,
    private readonly theme: Theme,
    private options: HilbertOptions,
    private readonly tell: (block: Block, home: Block, order: number) => void,
    private readonly first: Block | null,
  ) {
    this.known = source.get().selection;
    this.stop = source.subscribe(() => {
      this.follow();
      this.invalidate();
    });
  }

  destroy(): void {
    this.stop();
    cancelAnimationFrame(this.frame);
  }

  set(options: HilbertOptions): void {
    this.options = options;
    this.invalidate();
  }

  resize(side: number): void {
    this.side = side;
    this.invalidate();
  }

  invalidate(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0;
      this.paint(now);
    });
  }

  /** What there is to work with, or null before the first view. Not a picture on its way: where it goes to. */
  now(): HilbertNow | null {
    const { view, memory, leaves, selection } = this.source.get();
    if (!view || this.side <= 0) return null;
    const model = modelOf(view, memory, leaves);
    const order = orderOf(model.space);
    if (!this.camera || order !== this.order) {
      const start = this.order === 0 && this.first ? this.first : homeOf(model);
      this.order = order;
      this.camera = cameraOf({ ...start, level: Math.min(start.level, order) }, order);
      this.path = null;
    }
    const camera = this.path?.to ?? this.camera;
    return { model, order, camera, side: this.side, step: Math.max(levelOf(camera) - STEP, 0), selection };
  }

  /** `direct`: the picture follows the hand at once; otherwise it moves there. */
  moveTo(camera: Camera, direct: boolean): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const to = clampCamera(camera, this.order);
    if (direct || still || !this.camera) {
      this.camera = to;
      this.path = null;
    } else this.path = { from: this.camera, to, begun: performance.now() };
    this.invalidate();
  }

  /** Selects a page and shows the block that it lies in. Gives what is to be said of it. */
  select(page: number): string {
    this.known = page;
    this.source.select(page);
    this.reveal(page);
    const now = this.now();
    return now && page < now.model.space ? segmentSpeech(now.model, page) : '';
  }

  private reveal(page: number): void {
    const now = this.now();
    if (!now) return;
    const camera = revealing(now.camera, blockAt(page, now.step), now.order);
    if (camera.x !== now.camera.x || camera.y !== now.camera.y) this.moveTo(camera, false);
  }

  /** A page that was selected elsewhere comes into sight. */
  private follow(): void {
    const { selection } = this.source.get();
    if (selection === this.known) return;
    this.known = selection;
    if (selection !== null) this.reveal(selection);
  }

  private paint(time: number): void {
    const now = this.now();
    if (!now || !this.camera) return;
    if (this.path) {
      const t = progress(this.path.begun, time, QUICK);
      this.camera = t >= 1 ? this.path.to : between(this.path.from, this.path.to, t);
      if (t >= 1) this.path = null;
      else this.invalidate();
    }
    const { ctx, ratio } = fitCanvas(this.canvas, this.side, this.side);
    ctx.clearRect(0, 0, this.side, this.side);
    const brush = new Brush(ctx, this.theme.palette(), this.theme.hatches(ratio), ratio, this.side);
    const { x, y, cells } = this.camera;
    const picture: HilbertPicture = {
      ...this.options,
      model: now.model,
      lens: { x, y, scale: this.side / cells, order: now.order, side: this.side },
      selection: now.selection,
      level: now.step,
    };
    paintHilbert(brush, picture);
    this.report(now);
    this.after();
  }

  private report({ camera, order, model }: HilbertNow): void {
    const block = blockOf(camera, order);
    if (this.told?.start === block.start && this.told.level === block.level) return;
    this.told = block;
    this.tell(block, homeOf(model), order);
  }
}
