import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

/**
 * A menu in a popover beside what was clicked, below it where there is room unless it is to be `above`. The choice that
 * holds has the focus, or the first one; arrows walk, Enter chooses, Escape leaves. Its buttons are its children, which
 * hide it by what they are given.
 */
export function PopoverMenu({
  label,
  at,
  above,
  className,
  walk,
  onClose,
  children,
}: {
  label: string;
  /** Where that stands. */
  at: DOMRect;
  above?: boolean;
  className: string | undefined;
  /** Which button a key leads to from button `now`, counted over the end on both sides; undefined for other keys. */
  walk: (key: string, now: number) => number | undefined;
  onClose: () => void;
  children: (hide: () => void) => ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return undefined;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    const below = !above && at.bottom + 4 + height <= innerHeight;
    menu.style.left = `${Math.max(4, Math.min(at.left, innerWidth - width - 4))}px`;
    menu.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - height - 4)}px`;
    const first =
      menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu.querySelector('button:enabled');
    first?.focus();
    // Hiding gives the focus back to what was clicked.
    return () => menu.hidePopover();
  }, [at, above]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
    const to = walk(event.key, buttons.indexOf(event.target as HTMLElement));
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };

  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={className}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {children(() => ref.current?.hidePopover())}
    </div>
  );
}
