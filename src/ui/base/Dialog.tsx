import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { words } from '../words';
import { IconButton } from './Button';
import styles from './Dialog.module.css';
import { cx } from './format';

/** A native modal dialog: it traps the focus and gives it back, and Escape or a click beside it closes it. */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog?.open) dialog?.showModal();
    // React's autoFocus comes too early, when the dialog is not open yet; the browser would take the first button.
    dialog?.querySelector<HTMLElement>('[data-focus]')?.focus();
    // Closing is what gives the focus back, so it must come before the element goes.
    return () => dialog?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which the element handles itself
    <dialog
      ref={ref}
      className={cx(styles.dialog, wide && styles.wide)}
      aria-labelledby={id}
      onCancel={(event) => {
        // A file chooser inside sends its own cancel up here.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={words.app.close} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
      </div>
    </dialog>
  );
}
