import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bitsWords } from './bits';
import { compareWords } from './compare';
import { words as gallery } from './gallery';
import { GLOSSARY } from './glossary';
import { hilbertWords } from './hilbert';
import { importWords } from './import';
import { words as page } from './index';
import { installedWords } from './installed';
import { keptWords } from './kept';
import { makerWords } from './lesson-maker';
import { lessonWords } from './lessons';
import { words as manual } from './manual';
import { words as map } from './map';
import { pictureWords } from './picture';
import { QUESTIONS } from './questions';
import { reasonWords } from './reasons';
import type { WordSet } from './set';
import { shareWords } from './share';
import { tableWords } from './tables';
import { TERMS } from './terms';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

it('holds the English words', () => {
  const english: WordSet = {
    page,
    bits: bitsWords,
    gallery,
    glossary: GLOSSARY,
    terms: TERMS,
    manual,
    questions: QUESTIONS,
    map,
    import: importWords,
    hilbert: hilbertWords,
    kept: keptWords,
    compare: compareWords,
    installed: installedWords,
    lessons: lessonWords,
    lessonMaker: makerWords,
    picture: pictureWords,
    reasons: reasonWords,
    tables: tableWords,
    share: shareWords,
  };
  expect(Object.keys(english)).toHaveLength(19);
});

it('names every module of words, itself or by way of the index', () => {
  const named = readFileSync(here('./set.ts'), 'utf8') + readFileSync(here('./index.ts'), 'utf8');
  const modules = readdirSync(here('.'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !['plural', 'set'].includes(name));
  const missing = modules.filter((name) => !named.includes(`'./${name}'`));
  expect(missing).toEqual([]);
});
