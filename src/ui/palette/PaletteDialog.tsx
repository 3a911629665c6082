import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useApp, useAppStore } from '../../store/use-app';
import { Dialog } from '../base/Dialog';
import { PLAIN } from '../base/plain';
import { offeredCommands } from '../commands/offered';
import { useRun } from '../commands/use-command';
import { goTo } from '../map/go-to';
import { words } from '../words';
import { type Item, paletteGroups } from './items';
import { Option } from './Option';
import styles from './palette.module.css';
import { noteCommand, recentCommands } from './recent';

/** All commands, and any address or preset, by typing a part of the name. */
export default function PaletteDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const store = useAppStore();
  const run = useRun();
  const policies = useApp((app) => app.policies);
  const presets = useApp((app) => app.presets);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [recent] = useState(recentCommands);
  const commands = useMemo(() => offeredCommands({ policies, presets }), [policies, presets]);
  const groups = useMemo(() => paletteGroups(query, commands, recent), [query, commands, recent]);
  const items = groups.flatMap((group) => group.items);
  const active = items[Math.min(at, items.length - 1)];
  const optionId = (item: Item): string => `${id}-${item.id}`;
  const w = words.commands;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is active comes into sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (item: Item): void => {
    if (item.kind === 'command' && item.command.enabled?.(store.getState()) === false) return;
    // Closed first: what a command says must not be said behind a dialog, and it may open one of its own.
    flushSync(onClose);
    if (item.kind === 'place') goTo(item.target, store.getState());
    else {
      noteCommand(item.id);
      run(item.command);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = items.length - 1;
    const now = Math.min(at, last);
    const to = {
      ArrowDown: now === last ? 0 : now + 1,
      ArrowUp: now <= 0 ? last : now - 1,
      PageDown: Math.min(now + 8, last),
      PageUp: Math.max(now - 8, 0),
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(to);
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      choose(active);
    }
  };
  return (
    <Dialog title={w.title} onClose={onClose}>
      <input
        data-focus
        className={styles.input}
        role="combobox"
        aria-label={w.search}
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active && optionId(active)}
        aria-autocomplete="list"
        placeholder={w.placeholder}
        value={query}
        {...PLAIN}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={w.title} className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group.title} role="group" aria-label={group.title}>
            <p aria-hidden="true">{group.title}</p>
            {group.items.map((item) => (
              <Option
                key={item.id}
                id={optionId(item)}
                item={item}
                active={item === active}
                onChoose={choose}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={styles.foot} role="status">
        {items.length === 0 ? w.none : w.count(items.length)}
      </p>
    </Dialog>
  );
}
