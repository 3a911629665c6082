import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GLOSSARY } from '../words/glossary';
import { TERMS, type TermId } from '../words/terms';
import { fromMarks, marked, markedAll, termOf } from './mark';

const terms = (text: string) => marked(text).flatMap(({ term }) => term ?? []);

it('marks a term where it comes first, and the pieces are the text', () => {
  const text = 'UC wins over WB; the EPT leaf is UC, with IPAT.';
  const pieces = marked(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(terms(text)).toEqual(['uc', 'wb', 'leaf', 'ipat']);
});

it('takes the longest name, and whole words alone', () => {
  expect(terms('UC- over WC')).toEqual(['ucMinus', 'wc']);
  expect(terms('UC-, then UC')).toEqual(['ucMinus', 'uc']);
  expect(terms('PAT entry 3')).toEqual(['patEntry']);
  expect(terms('arch/x86/kvm/mtrr.c, zapping, SWC, 0xWB, WB-only')).toEqual([]);
  expect(terms('kvm_zap(), stale.c, IPAT=1')).toEqual([]);
  expect(terms('CR0.CD=1')).toEqual([]);
});

it('marks nothing twice over several texts', () => {
  expect(markedAll(['UC here', 'UC and WB there']).map((p) => p.flatMap(({ term }) => term ?? []))).toEqual([
    ['uc'],
    ['wb'],
  ]);
});

it('reads the marks of an author, and leaves unknown ones as words', () => {
  expect(fromMarks('Set [[IPAT]], it is [[zap|zapped]], [[nothing]].')).toEqual([
    { text: 'Set ' },
    { text: 'IPAT', term: 'ipat' },
    { text: ', it is ' },
    { text: 'zapped', term: 'zap' },
    { text: ', ' },
    { text: 'nothing' },
    { text: '.' },
  ]);
});

it('knows every term: no name twice, a short text and a source each', () => {
  const names = Object.values(TERMS).flat();
  expect(new Set(names).size).toBe(names.length);
  for (const id of Object.keys(TERMS) as TermId[]) {
    const { title, text, source } = GLOSSARY[id];
    expect([title.length > 0, text.length > 30, text.length < 260, source.length > 5, id]).toEqual([
      true,
      true,
      true,
      true,
      id,
    ]);
  }
});

it('knows every term that a lesson marks', () => {
  const folder = new URL('../../scenario/lessons/', import.meta.url);
  const marks = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').match(/\[\[[A-Za-z][^\][\n]*\]\]/g) ?? [])
    .map((mark) => mark.slice(2, -2).split('|')[0] ?? '');
  expect(marks.length).toBeGreaterThan(10);
  expect(marks.filter((name) => !termOf(name))).toEqual([]);
});
