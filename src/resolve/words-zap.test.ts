/** What is said of a zap where its values decide the words. */
import { expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { wrmsr } from '../scenario/presets/events';
import type { ScenarioEvent } from '../scenario/types';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { ucOverWb } from './testing/uc-over-wb';
import { eventReasons } from './why-zap';
import { textOf } from './words';

/** Why an event zapped what it did, with so many users of non-coherent DMA before it. */
function why(policy: string, event: ScenarioEvent, noncoherentDma = 1): string[] {
  const doc = parseScenario({ ...ucOverWb, policy, vm: { noncoherentDma } }, isPolicy);
  const fold = foldOf(doc, requirePolicy(policy));
  return eventReasons(fold.policy, fold.regions, fold.first.machine, event).map(({ reason }) =>
    textOf(reason),
  );
}

it('a range is zapped whether it is valid or not', () => {
  const where = 'Where the range lay before is not.';
  const stands =
    'PHYSBASE1 and PHYSMASK1 as they stand after the write are [0xc0000000, 0x100000000), and that is';
  expect(why('kvm-6.0', wrmsr('0x202', '0xc0000006'))).toEqual([`${stands} zapped. ${where}`]);
  expect(why('kvm-6.0', wrmsr('0x203', '0x7fc0000000'))).toEqual([`${stands} zapped, though V=0. ${where}`]);
});

it('only the first and the last user of non-coherent DMA zap, however many are left', () => {
  const silent = 'only the first and the last one zap.';
  const gone = (before: number) => why('kvm-6.7', { type: 'dma', delta: -1 }, before);
  expect(gone(2)).toEqual([`One user of non-coherent DMA is left: ${silent}`]);
  expect(gone(3)).toEqual([`2 users of non-coherent DMA are registered: ${silent}`]);
  expect(gone(1)).toEqual(['The last user of non-coherent DMA went: everything is zapped.']);
});
