import { type ReactNode, useEffect, useState } from 'react';
import { words } from '../words';
import { Button } from './Button';
import styles from './CopyButton.module.css';

/** Copies a text and says that it did, for eyes and ears. */
export function CopyButton({
  text,
  children,
  main = false,
}: {
  text: () => string;
  children: ReactNode;
  main?: boolean;
}) {
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(''), 4000);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid(words.app.copied);
    } catch {
      // No clipboard without a secure origin or the user's consent.
      setSaid(words.app.copyFailed);
    }
  };

  return (
    <span className={styles.copy}>
      <Button main={main} onClick={copy}>
        {children}
      </Button>
      <span role="status">{said}</span>
    </span>
  );
}
