/** What the curve can be coloured by: a lane each, with how its values look and are told. */
import type { Model } from '../data/model';
import { type Look, leafLook, lookOf, MIXED } from '../data/names';
import { regionLook } from '../data/regions';
import type { Runs } from '../data/runs';
import type { Box, Brush } from '../paint/brush';

export const LAYERS = ['memory', 'mtrr', 'ept', 'effective', 'built'] as const;
export type LayerId = (typeof LAYERS)[number];

export interface Layer {
  runs(model: Model): Runs;
  look(code: number, model: Model): Look;
}

const leaf = (code: number): Look => leafLook(code);
const type = (code: number): Look => lookOf(code);

export const LAYER: Readonly<Record<LayerId, Layer>> = {
  // Memory has no colour of a type: what there is counts as mixed or none in words, and is painted by its kind.
  memory: { runs: (model) => model.regions, look: (code) => (code === MIXED ? 'mixed' : 'none') },
  mtrr: { runs: (model) => model.mtrr, look: type },
  ept: { runs: (model) => model.leaf, look: leaf },
  effective: { runs: (model) => model.effective, look: type },
  built: { runs: (model) => model.built, look: leaf },
};

/** Fills a box as the layer has it. */
export function fillBox(brush: Brush, id: LayerId, model: Model, box: Box, code: number): void {
  const { palette } = brush;
  if (code === MIXED) {
    brush.look(box, 'mixed');
    return;
  }
  if (id !== 'memory') {
    const look = LAYER[id].look(code, model);
    if (look === 'none') brush.fill(box, palette.panel);
    else brush.look(box, look);
    return;
  }
  const kind = regionLook(model.memory, code);
  brush.fill(box, kind === 'ram' ? palette.ram : palette.panel);
  if (kind === 'mmio' || kind === 'emulated') brush.hatch(box, kind, palette.inkSoft);
}
