import { afterEach, expect, it } from 'vitest';
import { decodeLink } from '../scenario/link';
import { type Bench, bench } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
afterEach(() => b.store.dispose());

it('exports the state at the cursor, with a link that opens what is shown', async () => {
  b = bench();
  app().edit({ kind: 'msr', msr: '0x2ff', value: '0xc00' });
  app().edit({ kind: 'msr', msr: '0x2ff', value: '0xc05' });
  app().setCursor(1);
  expect((await app().formats()).map(({ id }) => id)).toContain('report');
  const { text, extension } = (await app().exportAs('report', 'https://example.org/atlas/?a=b#old')) ?? {};
  expect(extension).toBe('txt');
  expect(text).toContain('After event 1 of 2.');
  const link = text?.match(/https:\/\/example\.org\/atlas\/\?a=b#\/s\/\S+/)?.[0];
  expect(decodeLink(link ?? '', () => true).view).toMatchObject({ cursor: 1 });
});
