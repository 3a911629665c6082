import { useEffect, useState } from 'react';
import type { PolicyRowWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { inTurn } from './in-turn';

export interface Comparison {
  /** The last answer, by policy. It may be of an older question: then `busy` is true. */
  rows: ReadonlyMap<string, PolicyRowWire>;
  busy: boolean;
  /** Why there is no answer to this question. */
  error: string | undefined;
  again(): void;
}

interface Reply {
  question: string;
  rows?: ReadonlyMap<string, PolicyRowWire>;
  error?: string;
}

const NO_ROWS: ReadonlyMap<string, PolicyRowWire> = new Map();

/** What every policy makes of what is shown, and of a page where one is named; asked again whenever that changes. */
export function useComparison(gfn?: number): Comparison {
  const compare = useApp((app) => app.compare);
  const place = useApp(({ revision, cursor, vcpu }) => `${revision} ${cursor} ${vcpu}`);
  const [turn] = useState(() => inTurn<PolicyRowWire[] | null>());
  const [tries, setTries] = useState(0);
  const [reply, setReply] = useState<Reply>();
  const question = `${place} ${gfn} ${tries}`;

  useEffect(() => {
    let isOld = false;
    const keep = (news: Omit<Reply, 'question'>): void => {
      if (!isOld) setReply((before) => ({ question, rows: before?.rows ?? NO_ROWS, ...news }));
    };
    turn(() => compare(gfn)).then(
      // Null: the document was replaced, and with it the question.
      (rows) => rows && keep({ rows: new Map(rows.map((row) => [row.policy, row])) }),
      (error: unknown) => keep({ error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isOld = true;
    };
  }, [compare, turn, question, gfn]);

  const isAnswered = reply?.question === question;
  return {
    rows: reply?.rows ?? NO_ROWS,
    busy: !isAnswered,
    error: isAnswered ? reply.error : undefined,
    again: () => setTries((n) => n + 1),
  };
}
