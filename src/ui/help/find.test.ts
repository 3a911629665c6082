import { expect, it } from 'vitest';
import { fromMarks } from '../glossary/mark';
import { words } from '../words/manual';
import { finder, plain } from './find';

it('finds passages by all the words, in any order and case', () => {
  const has = finder('WB  ipat');
  expect(has('IPAT in the leaf', 'type WB')).toBe(true);
  expect(has('IPAT alone')).toBe(false);
  expect(finder('')('anything')).toBe(true);
});

it('reads past the marks of terms', () => {
  expect(plain('what it [[zap|zaps]], [[IPAT]]')).toBe('what it zaps, IPAT');
});

it('every term that the manual marks is one of the glossary', () => {
  for (const { text } of Object.values(words.chapters)) {
    for (const passage of text) {
      const marks = passage.match(/\[\[/g)?.length ?? 0;
      expect([passage, fromMarks(passage).filter(({ term }) => term).length]).toEqual([passage, marks]);
    }
  }
});
