import { useId } from 'react';
import type { Choice } from '../../formats/choices';
import type { ReadingWire } from '../../store/state';
import { Button } from '../base/Button';
import { cx } from '../base/format';
import { importWords as w } from '../words/import';
import styles from './choices.module.css';
import type { Picks } from './use-reading';

interface Props {
  readonly choices: NonNullable<ReadingWire['choices']>;
  readonly picks: Picks;
  onPicks(picks: Picks): void;
}

/** What the sources say differently, side by side with the lines, to be picked. */
export function Contradictions({ choices, picks, onPicks }: Props) {
  const list = choices.filter(({ kind }) => kind === 'contradiction');
  if (list.length === 0) return null;
  const sources = sourcesOf(list);
  return (
    <section className={styles.choices}>
      <h3 className={styles.warn}>{w.contradictions}</h3>
      <p className={styles.soft}>{w.contradictionsHelp}</p>
      {list.length > 1 && sources.length > 1 && (
        <p className={styles.all}>
          {sources.map(({ format, source }) => (
            <Button key={format} onClick={() => onPicks({ ...picks, ...allFrom(list, format) })}>
              {w.allFrom(source)}
            </Button>
          ))}
        </p>
      )}
      <Groups choices={list} picks={picks} onPicks={onPicks} />
    </section>
  );
}

/** What no source says: the value that was taken, and what else it may be. */
export function Assumptions({ choices, picks, onPicks }: Props) {
  const list = choices.filter(({ kind }) => kind === 'assumption');
  if (list.length === 0) return null;
  const changed = list.filter(({ taken, usual }) => taken !== usual);
  return (
    <details className={styles.choices}>
      <summary>
        {w.open(list.length)}
        {changed.length > 0 && <span className={styles.soft}> · {w.picked(changed.length)}</span>}
      </summary>
      {changed.length > 0 && (
        <Button
          onClick={() => {
            const usual = new Set(list.map(({ id }) => id));
            onPicks(Object.fromEntries(Object.entries(picks).filter(([id]) => !usual.has(id))));
          }}
        >
          {w.asUsual}
        </Button>
      )}
      <Groups choices={list} picks={picks} onPicks={onPicks} />
    </details>
  );
}

function Groups({ choices, picks, onPicks }: Props) {
  return choices.map((choice) => (
    <Group
      key={choice.id}
      choice={choice}
      picked={picks[choice.id]}
      onPick={(id) => onPicks({ ...picks, [choice.id]: id })}
    />
  ));
}

interface GroupProps {
  readonly choice: Choice;
  readonly picked: string | undefined;
  onPick(id: string): void;
}

/** `picked` shows at once, before the dump was read again with it. */
function Group({ choice, picked, onPick }: GroupProps) {
  const name = useId();
  const { what, options, taken, usual, why } = choice;
  const shown = options.some(({ id }) => id === picked) ? picked : taken;
  // Values of a few characters stand in a row, like the keys of a calculator.
  const isShort = options.every(({ text, from }) => text.length <= 4 && from.length === 0);
  return (
    <fieldset className={cx(styles.group, isShort && styles.short)}>
      <legend>{what}</legend>
      <div>
        {options.map(({ id, text, from }) => (
          <label key={id}>
            <input type="radio" name={name} checked={id === shown} onChange={() => onPick(id)} />
            <span>
              <code>{text}</code>
              {from.map((at) => (
                <small key={`${at.format} ${at.first}`}>{w.from(at.source, at.first, at.last)}</small>
              ))}
              {id === usual && !isShort && why && <small>{w.usual(why)}</small>}
            </span>
          </label>
        ))}
      </div>
      {isShort && <small>{w.usual(`${options.find(({ id }) => id === usual)?.text}, ${why}`)}</small>}
    </fieldset>
  );
}

function sourcesOf(list: readonly Choice[]): { format: string; source: string }[] {
  const sources = new Map<string, string>();
  for (const { options } of list)
    for (const { id, from } of options) {
      const at = from.find(({ format }) => format === id);
      if (at) sources.set(id, at.source);
    }
  return [...sources].map(([format, source]) => ({ format, source }));
}

/** The option of each choice that this source states, also where another one states the same. */
function allFrom(list: readonly Choice[], format: string): Picks {
  return Object.fromEntries(
    list.flatMap(({ id, options }) => {
      const option = options.find(({ from }) => from.some((at) => at.format === format));
      return option ? [[id, option.id]] : [];
    }),
  );
}
