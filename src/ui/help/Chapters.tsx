import type { ReactNode } from 'react';
import type { PolicyCard, WriterCard } from '../../store/state';
import { MarkedText } from '../glossary/TermText';
import { GLOSSARY } from '../words/glossary';
import { type ChapterId, words } from '../words/manual';
import { QUESTIONS, type QuestionId } from '../words/questions';
import type { TermId } from '../words/terms';
import { finder, plain } from './find';
import styles from './help.module.css';
import { Keys } from './Keys';
import { Questions } from './Questions';

/** What the chapters list besides their own text. */
export interface Facts {
  policies: readonly PolicyCard[];
  formats: { reads: readonly string[]; writes: readonly WriterCard[] } | undefined;
}

export interface FoundChapter {
  readonly id: ChapterId;
  readonly content: ReactNode;
  /** Passages in it that match. */
  readonly count: number;
}

const ORDER = Object.keys(words.chapters) as ChapterId[];
const TERMS = (Object.keys(GLOSSARY) as TermId[]).sort((a, b) =>
  GLOSSARY[a].title.localeCompare(GLOSSARY[b].title, 'en'),
);
const ASKED = Object.keys(QUESTIONS).map(Number) as QuestionId[];

/** The chapters that hold what was typed, each with the passages that do. */
export function chaptersWith(typed: string, facts: Facts, close: () => void): FoundChapter[] {
  const has = finder(typed);
  return ORDER.flatMap((id) => {
    const { title, text } = words.chapters[id];
    const whole = typed !== '' && has(title);
    const rows = rowsOf(id, whole ? () => true : has, facts, close);
    const passages = text.filter((one) => whole || has(plain(one)));
    // The words before a list stay with it.
    const shown = rows.count > 0 ? text : passages;
    const count = passages.length + rows.count;
    if (count === 0 && !(whole || typed === '')) return [];
    const content = (
      <>
        {shown.map((one) => (
          <p key={one}>
            <MarkedText text={one} />
          </p>
        ))}
        {rows.content}
      </>
    );
    return [{ id, content, count: Math.max(count, 1) }];
  });
}

type Rows = { content: ReactNode; count: number };

function rowsOf(id: ChapterId, has: (...texts: string[]) => boolean, facts: Facts, close: () => void): Rows {
  switch (id) {
    case 'policies': {
      const list = facts.policies.filter((one) => has(one.title, one.summary, one.source));
      return { count: list.length, content: <List rows={list.map((p) => [p.title, p.summary, p.source])} /> };
    }
    case 'formats': {
      const reads = (facts.formats?.reads ?? []).filter((one) => has(words.reads, one));
      const writes = (facts.formats?.writes ?? []).filter(({ title }) => has(words.writes, title));
      const rows: [string, string][] = [
        [words.reads, reads.join(', ')],
        [words.writes, writes.map(({ title }) => title).join(', ')],
      ];
      return {
        count: reads.length + writes.length,
        content: <List rows={rows.filter(([, list]) => list !== '')} />,
      };
    }
    case 'keys':
      return has('') ? { count: 1, content: <Keys /> } : { count: 0, content: null };
    case 'questions': {
      const ids = ASKED.filter((one) => has(QUESTIONS[one].ask, QUESTIONS[one].answer, QUESTIONS[one].where));
      return { count: ids.length, content: <Questions ids={ids} onOpen={close} /> };
    }
    case 'glossary': {
      const list = TERMS.map((term) => GLOSSARY[term]).filter((e) => has(e.title, e.text, e.source));
      return { count: list.length, content: <List rows={list.map((e) => [e.title, e.text, e.source])} /> };
    }
    case 'licences':
      return {
        count: 0,
        content: (
          <p>
            <a href="./licenses.md" target="_blank" rel="noreferrer">
              {words.licences}
            </a>
          </p>
        ),
      };
    default:
      return { count: 0, content: null };
  }
}

/** A list of names, what each is, and where that is from. */
function List({ rows }: { rows: readonly (readonly [string, string, string?])[] }) {
  return (
    <dl className={styles.list}>
      {rows.map(([name, text, source]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {text}
            {source && <cite>{source}</cite>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
