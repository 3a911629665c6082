import { useEffect, useState } from 'react';

export interface Asked<T> {
  /** The last answer. It may be one to an older question: then `busy` is true. */
  value: T | undefined;
  busy: boolean;
  /** Why there is no answer to this question. */
  error: string | undefined;
  again(): void;
}

/** Asks, and asks again when `ask` is another function. Null is no answer: the question was overtaken. */
export function useAsked<T>(ask: () => Promise<T | null>): Asked<T> {
  const [tries, setTries] = useState(0);
  const [reply, setReply] = useState<{ ask: unknown; tries: number; value?: T; error?: string }>();

  useEffect(() => {
    let isOld = false;
    ask().then(
      (value) => {
        if (!isOld && value !== null) setReply({ ask, tries, value });
      },
      (error: unknown) => {
        if (!isOld) setReply({ ask, tries, error: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isOld = true;
    };
  }, [ask, tries]);

  const isAnswered = reply?.ask === ask && reply.tries === tries;
  return {
    value: reply?.value,
    busy: !isAnswered,
    error: isAnswered ? reply.error : undefined,
    again: () => setTries((n) => n + 1),
  };
}
