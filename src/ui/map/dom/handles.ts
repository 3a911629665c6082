/**
 * The handles on the edges of variable ranges: sliders that stop at every size that base and mask can express. Each
 * step is an edit, and the map is resolved and painted with it; a drag from end to end is one event.
 */
import { blockEdit, blocksOf, type RangeBlock, writesBase } from '../data/blocks';
import type { Model } from '../data/model';
import { type Axis, toPage, toPx } from '../maths/axis';
import { type Block, type Edge, edgeOf, extremes, snapped, stepped } from '../maths/edges';
import { revealed } from '../maths/moves';
import { touches } from '../maths/window';
import { HandleViews } from './handle-views';
import type { Shot, Stage } from './stage';

export interface Handles {
  paint(shot: Shot | null): void;
  destroy(): void;
}

/** A hand or a key on an edge. */
interface Grip {
  readonly of: RangeBlock;
  readonly edge: Edge;
  readonly withBase: boolean;
  /** Of a pointer: what it moves on, and how far from the edge it took hold, in pixels. */
  readonly drag: { axis: Axis; shift: number } | null;
}

/** What was asked for last: the view may not know it yet. `refusal`: why it is not so. */
interface Asked {
  readonly index: number;
  readonly block: Block;
  readonly revision: number;
  readonly refusal?: string | undefined;
}

/** `begun` is called when a hand takes hold, `say` with what a screen reader should hear. */
export function attachHandles(
  root: HTMLElement,
  stage: Stage,
  events: { begun(): void; say(text: string): void },
): Handles {
  const { source } = stage;
  let known: { model: Model; blocks: RangeBlock[] } | null = null;
  let grip: Grip | null = null;
  let asked: Asked | null = null;

  const blocks = (model: Model): RangeBlock[] => {
    if (known?.model !== model) known = { model, blocks: blocksOf(model) };
    return known.blocks;
  };
  /** The range as it will be with the last edit. */
  const present = (of: RangeBlock, model: Model): RangeBlock =>
    asked?.index === of.fields.index && !asked.refusal && model.view.revision < asked.revision
      ? { ...of, block: asked.block }
      : of;

  function take(index: number, edge: Edge, x: number | null): void {
    const now = stage.now();
    const found = now && blocks(now.model).find(({ fields }) => fields.index === index);
    if (!now || !found || grip) return;
    const of = present(found, now.model);
    const shift = x === null ? null : x - toPx(now.axis, edgeOf(of.block, edge));
    grip = {
      of,
      edge,
      withBase: writesBase(of, edge),
      drag: shift === null ? null : { axis: now.axis, shift },
    };
    // What is still on its way stays, or the handle would jump back until it comes.
    if (of === found) asked = null;
    source.gesture.begin();
    if (grip.drag) stage.hold(true);
    events.begun();
  }

  /** Makes the range that block, if it is not yet. */
  function make(block: Block): void {
    const now = stage.now();
    if (!grip || !now) return;
    const { index } = grip.of.fields;
    const { size, base } = asked?.index === index ? asked.block : grip.of.block;
    if (size === block.size && base === block.base) return;
    const refusal = source.edit(blockEdit(grip.of.fields, block, grip.withBase, now.model.space));
    asked = { index, block, refusal, revision: source.revision() };
    if (refusal) events.say(refusal);
    stage.invalidate();
  }

  function release(how: 'commit' | 'cancel'): void {
    if (!grip) return;
    source.gesture[how]();
    if (grip.drag) stage.hold(false);
    if (how === 'cancel') asked = null;
    grip = null;
    stage.invalidate();
  }

  /** The block after a key, or undefined where the key means nothing. */
  function keyed(key: string, { block }: RangeBlock, edge: Edge, space: number): Block | undefined {
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return stepped(block, edge, 1, space);
      case 'ArrowLeft':
      case 'ArrowDown':
        return stepped(block, edge, -1, space);
      case 'Home':
        return extremes(block, edge, space).low;
      case 'End':
        return extremes(block, edge, space).high;
      default:
        return undefined;
    }
  }

  const views = new HandleViews(root, {
    down: (index, edge, x) => take(index, edge, x),
    move(x) {
      const now = stage.now();
      if (!grip?.drag || !now) return;
      const place = toPage(grip.drag.axis, x - grip.drag.shift);
      make(snapped(grip.of.block, grip.edge, place, now.model.space));
    },
    up: (done) => release(done ? 'commit' : 'cancel'),
    key(index, edge, key) {
      if (key === 'Escape' && grip) {
        release('cancel');
        return true;
      }
      const now = stage.now();
      const found = now && blocks(now.model).find(({ fields }) => fields.index === index);
      if (!now || !found || grip?.drag) return false;
      const of = present(found, now.model);
      const block = keyed(key, of, edge, now.model.space);
      if (!block) return false;
      take(index, edge, null);
      make(block);
      const page = Math.min(edgeOf(block, edge), now.model.space - 1);
      if (!touches(now.window, page - 1, page + 1)) {
        stage.moveTo(revealed(now.family, now.window, page), false);
      }
      return true;
    },
    keyUp: () => {
      if (!grip?.drag) release('commit');
    },
    changed() {
      // A refusal stays beside its edge until the focus leaves it.
      if (asked?.refusal && !grip) asked = null;
      stage.invalidate();
    },
  });

  return {
    paint(shot) {
      const held = grip && { index: grip.of.fields.index, edge: grip.edge };
      const list = shot ? blocks(shot.model).map((of) => present(of, shot.model)) : [];
      views.draw(shot, list, held, asked?.refusal);
    },
    destroy() {
      release('commit');
      views.destroy();
    },
  };
}
