import { PopoverMenu } from '../base/PopoverMenu';
import { useCommand } from '../commands/use-command';
import { words } from '../words';
import { KINDS, type Kind } from './kinds';
import styles from './menu.module.css';

const walk = (key: string, now: number): number | undefined =>
  ({ ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 })[key];

/** The kinds of events, beside the button. */
export function AddMenu({ at, onClose }: { at: DOMRect; onClose: () => void }) {
  return (
    // The timeline stands at the bottom, so the menu opens upwards.
    <PopoverMenu above label={words.add.menu} at={at} className={styles.menu} walk={walk} onClose={onClose}>
      {(hide) => KINDS.map((kind) => <Item key={kind} kind={kind} leave={hide} />)}
    </PopoverMenu>
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
