import { expect, it } from 'vitest';
import { catalog } from '../../worker/catalog';
import { stretchesOf } from './rail';

const stretches = stretchesOf(catalog());
const stops = stretches.flatMap((stretch) => stretch.stops);
const laneOf = (id: string): string | undefined => stops.find(({ card }) => card.id === id)?.lane;

it('keeps every policy, in the order of the registry', () => {
  expect(stops.map(({ card }) => card)).toEqual(catalog());
  expect(stretches.map(({ kind }) => kind)).toEqual(['architecture', 'kernel', 'other']);
});

it('has releases on the rail, series and other guests beside it, other hypervisors on none', () => {
  expect(['kvm-2.6.31', 'kvm-6.11-rc', 'kvm-6.16'].map(laneOf)).toEqual(['release', 'release', 'release']);
  expect(['kvm-mtrr-v2', 'kvm-virtio-rfc', 'kvm-6.16-tdx', 'kvm-amd'].map(laneOf)).toEqual(
    Array(4).fill('branch'),
  );
  expect(['bare-metal', 'xen', 'identity-map-2m'].map(laneOf)).toEqual(['apart', 'apart', 'apart']);
});

it('ends the rail where its stretch ends', () => {
  for (const { stops } of stretches) {
    expect(stops.filter((stop) => stop.first)).toEqual([stops[0]]);
    expect(stops.filter((stop) => stop.last)).toEqual([stops.at(-1)]);
  }
});

it('gives nothing for no policies', () => {
  expect(stretchesOf([])).toEqual([]);
});
