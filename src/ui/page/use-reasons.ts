import { useEffect, useState } from 'react';
import type { ReasonsWire } from '../../store/state';
import { useApp } from '../../store/use-app';

/** The second answer about a page; `old` where it is of another question, while the new one is on its way. */
export interface Reasons {
  reasons: ReasonsWire | undefined;
  old: boolean;
  failed: boolean;
}

/**
 * Which switches change the page, and what the steps of its explanation hang on. Asked after the first answer is
 * there (`isKnown`), so that it never stands in its way.
 */
export function useReasons(gfn: number, isKnown: boolean): Reasons {
  const ask = useApp((app) => app.reasons);
  const place = useApp(({ revision, cursor, vcpu, mode }) => `${revision} ${cursor} ${vcpu} ${mode}`);
  const [reply, setReply] = useState<{ question: string; reasons: ReasonsWire | undefined }>();
  const question = `${place} ${gfn}`;

  useEffect(() => {
    if (!isKnown) return undefined;
    let isOld = false;
    ask(gfn).then(
      // Null: a newer question took its place, and that one answers.
      (reasons) => !isOld && reasons && setReply({ question, reasons }),
      () => !isOld && setReply({ question, reasons: undefined }),
    );
    return () => {
      isOld = true;
    };
  }, [ask, gfn, question, isKnown]);

  const isAnswered = reply?.question === question;
  return {
    reasons: reply?.reasons,
    old: !isAnswered,
    failed: isAnswered && reply.reasons === undefined,
  };
}
