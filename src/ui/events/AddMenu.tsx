import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useCommand } from '../commands/use-command';
import { words } from '../words';
import { KINDS, type Kind } from './kinds';
import styles from './menu.module.css';

/** The kinds of events, in a popover beside the button. Arrows walk, Enter chooses, Escape leaves. */
export function AddMenu({ at, onClose }: { at: DOMRect; onClose: () => void }) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return undefined;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(4, Math.min(at.left, innerWidth - width - 4))}px`;
    // The timeline stands at the bottom, so the menu opens upwards.
    menu.style.top = `${Math.max(4, at.top - height - 4)}px`;
    menu.querySelector<HTMLElement>('button:enabled')?.focus();
    // Hiding gives the focus back to the button.
    return () => menu.hidePopover();
  }, [at]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
    const now = buttons.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };

  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      aria-label={words.add.menu}
      tabIndex={-1}
      className={styles.menu}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {KINDS.map((kind) => (
        <Item key={kind} kind={kind} leave={() => ref.current?.hidePopover()} />
      ))}
    </div>
  );
}

function Item({ kind, leave }: { kind: Kind; leave: () => void }) {
  const { title, disabled, run } = useCommand(`add-${kind}`);
  return (
    <button
      type="button"
      role="menuitem"
      disabled={disabled}
      onClick={() => {
        leave();
        run();
      }}
    >
      <span>{title}</span>
      <code>{words.add.items[kind].hint}</code>
    </button>
  );
}
