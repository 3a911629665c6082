import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { TYPE_CODES, type TypeCode, typeName } from '../../arch/memtype';
import styles from './fixed.module.css';

/** The five types, in a popover beside what was clicked. Arrows walk, Enter chooses, Escape leaves. */
export function TypeMenu({
  label,
  at,
  current,
  onChoose,
  onClose,
}: {
  label: string;
  at: DOMRect;
  current: TypeCode;
  onChoose: (code: TypeCode) => void;
  onClose: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return undefined;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    const below = at.bottom + 4 + height <= innerHeight;
    menu.style.left = `${Math.max(4, Math.min(at.left, innerWidth - width - 4))}px`;
    menu.style.top = `${below ? at.bottom + 4 : at.top - height - 4}px`;
    menu.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
    // Hiding gives the focus back to the cell.
    return () => menu.hidePopover();
  }, [at]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next = buttons.indexOf(event.target as HTMLButtonElement) + step;
    buttons.at(next % buttons.length)?.focus();
  };

  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={styles.menu}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {TYPE_CODES.map((code) => (
        <button
          key={code}
          type="button"
          className={styles.cell}
          role="menuitemradio"
          aria-checked={code === current}
          data-type={typeName(code)}
          onClick={() => {
            onChoose(code);
            ref.current?.hidePopover();
          }}
        >
          {typeName(code)}
        </button>
      ))}
    </div>
  );
}
