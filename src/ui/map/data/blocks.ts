/** Variable ranges that have handles: those that one base and one mask without holes express. */
import { and } from '../../../arch/gfn';
import type { GuestEdit } from '../../../store/state';
import { type RangeFields, rangeFields } from '../../registers/decode';
import { sizeOfMask } from '../../registers/mask';
import { rangeWrites } from '../../registers/writes';
import { type Block, blockLabel, type Edge } from '../maths/edges';
import type { Model } from './model';
import type { RangeRow } from './rows';

export interface RangeBlock {
  readonly range: RangeRow;
  readonly fields: RangeFields;
  readonly block: Block;
}

/**
 * The ranges that can be dragged. The policy may read a range in another way than the registers say, or read those of
 * another vCPU: what is drawn is then not what an edit would change, and there are no handles.
 */
export function blocksOf({ view, ranges, space }: Model): RangeBlock[] {
  return ranges.flatMap((range) => {
    const pair = view.registers.variable[range.index];
    if (!pair || range.unlisted > 0 || range.runs.starts.length !== 1) return [];
    const fields = rangeFields(pair, range.index);
    const size = sizeOfMask(fields.mask, space);
    if (!fields.valid || size === undefined) return [];
    const base = and(fields.base, fields.mask);
    const drawn = range.runs.starts[0] === base && range.runs.ends[0] === base + size;
    return drawn ? [{ range, fields, block: { base, size } }] : [];
  });
}

/** Does an edge write the base too? It does where it moves it, and where low bits of it lie outside of the mask. */
export function writesBase({ fields, block }: RangeBlock, edge: Edge): boolean {
  return edge === 'start' || fields.base !== block.base;
}

/** The edit that makes the range this block: always of the same registers, so that a drag is one event. */
export function blockEdit(fields: RangeFields, block: Block, withBase: boolean, space: number): GuestEdit {
  const { index, type, valid } = fields;
  const [base, mask] = rangeWrites({ index, type, valid, ...block }, space);
  return { kind: 'msrs', label: blockLabel(index, block), writes: withBase ? [base, mask] : [mask] };
}
