import { expect, it } from 'vitest';
import { exceeded, iframe, LIMITS, markdown, plainText } from './targets';

it('writes a link for each place', () => {
  const link = 'https://example.org/a/#/s/1.abc?e=1&p=0x0';
  expect(markdown('A [b] \\', link)).toBe(`[A \\[b\\] \\\\](<${link}>)`);
  expect(plainText('A', link)).toBe(`A — ${link}`);
  expect(iframe('"A" <b> & c', link)).toBe(
    '<iframe src="https://example.org/a/?embed=1#/s/1.abc?e=1&amp;p=0x0" title="&quot;A&quot; &lt;b> &amp; c" width="100%" height="560" loading="lazy"></iframe>',
  );
});

it('knows what is too long for what', () => {
  expect(exceeded(500)).toEqual([]);
  expect(exceeded(998)).toEqual(['irc']);
  expect(exceeded(2001)).toEqual(['irc', 'mail', 'discord']);
  expect(exceeded(1e6)).toEqual(Object.keys(LIMITS));
});
