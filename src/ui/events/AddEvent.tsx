import { useRef, useState } from 'react';
import { Button } from '../base/Button';
import { isEmbedded } from '../base/embed';
import { Icon } from '../base/Icon';
import { words } from '../words';
import { AddMenu } from './AddMenu';
import styles from './menu.module.css';

/** The button that lets something happen behind the cursor: a menu of kinds. */
export function AddEvent() {
  const button = useRef<HTMLButtonElement>(null);
  const [menuAt, setMenuAt] = useState<DOMRect>();
  if (isEmbedded) return null;

  const w = words.add;
  return (
    <>
      <Button
        ref={button}
        className={styles.open}
        aria-haspopup="menu"
        aria-expanded={menuAt !== undefined}
        aria-label={w.open}
        onClick={() => setMenuAt(button.current?.getBoundingClientRect())}
      >
        <Icon name="plus" />
        <span>{w.open}</span>
      </Button>
      {menuAt && <AddMenu at={menuAt} onClose={() => setMenuAt(undefined)} />}
    </>
  );
}
