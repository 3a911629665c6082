import { LESSONS } from '../../store/lessons/library';
import { useApp } from '../../store/use-app';
import { gpaText } from '../base/format';
import { TermText } from '../glossary/TermText';
import { words } from '../words/manual';
import { QUESTIONS, type QuestionId } from '../words/questions';
import styles from './help.module.css';
import { CLAIMS, type Claim, LESSON_FOR } from './questions';

/** Questions with their answers, and the numbers that show them: each opens its preset at its page. */
export function Questions({ ids, onOpen }: { ids: readonly QuestionId[]; onOpen: () => void }) {
  return (
    <ul className={styles.questions}>
      {ids.map((id) => {
        const { ask, answer, where } = QUESTIONS[id];
        return (
          <li key={id} id={`help-question-${id}`}>
            <h4>{ask}</h4>
            <p>
              <TermText text={answer} />
            </p>
            <ul className={styles.claims}>
              {CLAIMS[id].map((claim) => (
                <ClaimLink key={JSON.stringify(claim)} claim={claim} onOpen={onOpen} />
              ))}
              <LessonLink id={LESSON_FOR[id]} onOpen={onOpen} />
            </ul>
            <cite>{words.asked(where)}</cite>
          </li>
        );
      })}
    </ul>
  );
}

function ClaimLink({ claim, onOpen }: { claim: Claim; onOpen: () => void }) {
  const { preset, policy, at, what, type, ipat, cursor, values } = claim;
  const openPreset = useApp((app) => app.openPreset);
  const policyTitle = useApp((app) => app.policies.find((one) => one.id === policy)?.title ?? policy);
  const title = useApp((app) => app.presets.find((one) => one.id === preset)?.title ?? preset);
  const page = Math.floor(at / 4096);
  const when = cursor === undefined ? '' : words.claimAt(cursor);
  const open = (): void => {
    void openPreset(preset, {
      policy,
      selection: page,
      ...(cursor === undefined ? {} : { cursor }),
      ...(values ? { values } : {}),
    });
    onOpen();
  };
  return (
    <li>
      <button type="button" className={styles.claim} onClick={open}>
        <strong>
          {words.claim(words.claimWhat[what], type, ipat === undefined ? '' : words.claimIpat(ipat))}
        </strong>{' '}
        {words.claimWhere(gpaText(page), policyTitle, title, when)}
      </button>
    </li>
  );
}

function LessonLink({ id, onOpen }: { id: string | undefined; onOpen: () => void }) {
  const openLesson = useApp((app) => app.openLesson);
  const lesson = LESSONS.find((one) => one.id === id);
  if (!lesson) return null;
  const open = (): void => {
    openLesson(lesson.id, 0);
    onOpen();
  };
  return (
    <li>
      <button type="button" className={styles.claim} onClick={open}>
        <strong>{words.lesson}</strong> {lesson.title}
      </button>
    </li>
  );
}
