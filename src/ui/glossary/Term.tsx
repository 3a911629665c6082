import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Entry } from '../words/glossary';
import type { TermId } from '../words/terms';
import { place } from './place';
import styles from './term.module.css';

/** The texts, once the first card was asked for. */
let texts: Promise<Readonly<Record<TermId, Entry>>> | undefined;
const load = () => {
  texts ??= import('../words/glossary').then(({ GLOSSARY }) => GLOSSARY);
  // A file that could not be fetched is asked for again next time.
  texts.catch(() => {
    texts = undefined;
  });
  return texts;
};

/** Milliseconds that the pointer rests before a card comes, and in which it may cross to the card. */
const REST = 250;
const CROSS = 200;

/** A term with its card: on hover, on focus by keyboard, or by a click or tap; Escape closes. `note` stands above. */
export function Term({ id, note, children }: { id: TermId; note?: string; children: ReactNode }) {
  const cardId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const [entry, setEntry] = useState<Entry>();

  const soon = (wanted: boolean, after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(wanted), after);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    let here = true;
    load()
      .then((all) => here && setEntry(all[id]))
      .catch(() => here && setOpen(false));
    return () => {
      here = false;
    };
  }, [open, id]);
  useEffect(() => {
    if (!open || !entry || !button.current || !card.current) return;
    return place(card.current, button.current, () => setOpen(false));
  }, [open, entry]);

  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    // The dialog that it stands in stays open.
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <span
      className={styles.around}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && soon(true, REST)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && soon(false, CROSS)}
    >
      <button
        ref={button}
        type="button"
        className={styles.term}
        aria-describedby={open && entry ? cardId : undefined}
        onClick={() => soon(true, 0)}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && soon(true, 0)}
        onBlur={() => soon(false, 0)}
        onKeyDown={close}
      >
        {children}
      </button>
      {open && entry && (
        <span ref={card} id={cardId} className={styles.card} role="tooltip">
          <strong>{entry.title}</strong>
          {note && <span>{note}</span>}
          <span>{entry.text}</span>
          <cite>{entry.source}</cite>
        </span>
      )}
    </span>
  );
}
