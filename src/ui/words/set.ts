/**
 * All that a language has to say: one module for each area, so that what is loaded late brings its own words. A second
 * language is a folder of these files, and an object of this type that names them: a word that is missing is an error.
 */
export interface WordSet {
  page: typeof import('./index').words;
  bits: typeof import('./bits').bitsWords;
  gallery: typeof import('./gallery').words;
  glossary: typeof import('./glossary').GLOSSARY;
  terms: Record<import('./terms').TermId, readonly string[]>;
  manual: typeof import('./manual').words;
  questions: Record<import('./questions').QuestionId, import('./questions').Question>;
  map: typeof import('./map').words;
  import: typeof import('./import').importWords;
  hilbert: typeof import('./hilbert').hilbertWords;
  kept: typeof import('./kept').keptWords;
  compare: typeof import('./compare').compareWords;
  installed: typeof import('./installed').installedWords;
  lessons: typeof import('./lessons').lessonWords;
  lessonMaker: typeof import('./lesson-maker').makerWords;
  picture: typeof import('./picture').pictureWords;
  reasons: typeof import('./reasons').reasonWords;
  tables: typeof import('./tables').tableWords;
  share: typeof import('./share').shareWords;
}
