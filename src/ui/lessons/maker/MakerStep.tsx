import type { Step } from '../../../scenario/lessons/types';
import { useAppStore } from '../../../store/use-app';
import { Button } from '../../base/Button';
import { makerWords as w } from '../../words/lesson-maker';
import { addressText } from '../answers';
import { captured, withField } from './draft';
import { MakerTask } from './MakerTask';
import styles from './maker.module.css';

/** One step in the making. */
export function MakerStep({
  step,
  index,
  onChange,
  onRemove,
}: {
  step: Step;
  index: number;
  onChange: (step: Step) => void;
  onRemove: () => void;
}) {
  const store = useAppStore();
  const { scenario, view, hints = [], after = '' } = step;
  const events = scenario?.events?.length ?? 0;
  return (
    <fieldset className={styles.step}>
      <legend>{w.step(index + 1)}</legend>
      <p className={styles.begins}>
        <span>
          {w.begins}{' '}
          {[
            scenario?.name,
            scenario?.policy,
            events > 0 && w.at(view?.cursor ?? events, events),
            view?.page ? w.page(addressText(view.page)) : w.noPage,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {/* A task is about the page that was selected, so it goes with it. */}
        <Button
          onClick={() => onChange({ ...withField(step, 'task', undefined), ...captured(store.getState()) })}
        >
          {w.take}
        </Button>
        <Button onClick={onRemove}>{w.remove}</Button>
      </p>
      <label>
        <span>{w.text}</span>
        <textarea
          rows={2}
          maxLength={2000}
          value={step.text}
          placeholder={w.textHelp}
          onChange={(event) => onChange({ ...step, text: event.target.value })}
        />
      </label>
      <MakerTask step={step} onChange={onChange} />
      {step.task && (
        <label>
          <span>{w.hint}</span>
          <input
            maxLength={500}
            value={hints[0] ?? ''}
            onChange={({ target }) =>
              onChange(withField(step, 'hints', target.value ? [target.value] : undefined))
            }
          />
        </label>
      )}
      <label>
        <span>{w.after}</span>
        <textarea
          rows={2}
          maxLength={2000}
          value={after}
          onChange={(event) => onChange(withField(step, 'after', event.target.value))}
        />
      </label>
    </fieldset>
  );
}
