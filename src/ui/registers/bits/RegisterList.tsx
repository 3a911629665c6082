import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { RegisterKey } from '../../../arch/fields';
import { useMedia } from '../../base/use-media';
import { bitsWords as w } from '../../words/bits';
import styles from './bits.module.css';
import { grouped, type Listed } from './list';

/** The registers to choose from: a list that arrow keys walk, or, where there is no room for one, a select. */
export function RegisterList({
  list,
  shown,
  onShow,
}: {
  list: readonly Listed[];
  shown: RegisterKey;
  onShow: (key: RegisterKey) => void;
}) {
  const isWide = useMedia('(min-width: 1000px)');
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const groups = grouped(list);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another register may lie out of sight
  useEffect(() => {
    ref.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  if (!isWide) {
    return (
      <select
        className={styles.choose}
        data-focus
        aria-label={w.list}
        value={String(shown)}
        onChange={(event) => {
          const chosen = list.find(({ key }) => String(key) === event.target.value);
          if (chosen) onShow(chosen.key);
        }}
      >
        {groups.map(({ group, entries }) => (
          <optgroup key={group} label={w.groups[group]}>
            {entries.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    );
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = list.findIndex(({ key }) => key === shown);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
    const next = to === undefined ? undefined : list[to];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (next) onShow(next.key);
  };
  return (
    <div
      ref={ref}
      className={styles.list}
      role="listbox"
      aria-label={w.list}
      tabIndex={0}
      data-focus
      aria-activedescendant={`${id}-${shown}`}
      onKeyDown={onKeyDown}
    >
      {groups.map(({ group, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: no fieldset may stand in a listbox
        <div key={group} role="group" aria-label={w.groups[group]}>
          <p aria-hidden="true">{w.groups[group]}</p>
          {entries.map(({ key, short, name }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus
            <div
              key={key}
              id={`${id}-${key}`}
              role="option"
              aria-selected={key === shown}
              aria-label={name}
              onClick={() => onShow(key)}
            >
              {short}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
