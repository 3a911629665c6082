import { afterEach, describe, expect, it } from 'vitest';
import { WRITERS } from '../formats/out/registry';
import type { Scenario } from '../scenario/types';
import { type Client, connect } from './client';
import { GUEST, hosted, writes } from './testing/wire';

let client: Client;
afterEach(() => client.dispose());

const doc: Scenario = { ...GUEST, events: writes(300) };
const start = (): void => {
  client = connect({ drivers: [hosted()] });
  client.open(1, doc);
};
const at = (format: string, cursor = 0) => ({ revision: 1, cursor, vcpu: 0, format });

describe('export', () => {
  it('lists every format and writes each', async () => {
    start();
    const cards = await client.writers();
    expect(cards.map(({ id }) => id)).toEqual(WRITERS.map(({ id }) => id));
    for (const { id } of cards) {
      const written = await client.export(at(id, 3));
      expect(written?.text).not.toBe('');
      expect(written?.extension).toBe(WRITERS.find((writer) => writer.id === id)?.extension);
    }
  });

  it('tells of every event up to the cursor, with the link, where not all points are kept', async () => {
    start();
    const link = 'https://example.org/#/s/1.abc';
    const { text } = (await client.export({ ...at('report', 299), link })) ?? { text: '' };
    expect(text).toContain('After event 299 of 300.');
    expect(text).toMatch(/^ *299\. vCPU 0 writes/m);
    expect(text).not.toMatch(/^ *300\. /m);
    expect(text).toContain(`Link\n  ${link}`);
  });

  it('refuses what there is not', async () => {
    start();
    await expect(client.export(at('papyrus'))).rejects.toThrow('there is no format "papyrus"');
    await expect(client.export(at('wrmsr', 301))).rejects.toThrow('there is no point 301');
    await expect(client.export(at('report', 301))).rejects.toThrow('there is no point 301');
    await expect(client.export({ ...at('csv'), vcpu: 1 })).rejects.toThrow('there is no vCPU 1');
    expect(await client.export({ ...at('csv'), revision: 2 })).toBeNull();
  });
});
