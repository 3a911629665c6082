import { useAppStore } from '../../store/use-app';
import { gpaText, spanText } from '../base/format';
import { words } from '../words';
import type { Item } from './items';
import styles from './palette.module.css';

/** One line of the palette: what would be done, its state, its key, or why it cannot be done now. */
export function Option({
  id,
  item,
  active,
  onChoose,
}: {
  id: string;
  item: Item;
  active: boolean;
  onChoose: (item: Item) => void;
}) {
  const app = useAppStore().getState();
  const w = words.commands;
  const command = item.kind === 'command' ? item.command : undefined;
  const disabled = command?.enabled?.(app) === false;
  const on = command?.on?.(app) ?? false;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus, and the keys
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={disabled}
      className={styles.option}
      onClick={() => onChoose(item)}
      onPointerDown={(event) => event.preventDefault()}
    >
      <span className={styles.title}>{item.kind === 'place' ? placeText(item.target) : item.title}</span>
      {on && <span className={styles.on}>{w.on}</span>}
      {disabled && <span className={styles.why}>{command?.why}</span>}
      {item.kind === 'command' && item.key && !disabled && <kbd>{item.key}</kbd>}
    </div>
  );
}

function placeText({ gfn, span }: { gfn: number; span?: number }): string {
  return words.commands.goToPlace(span === undefined ? gpaText(gfn) : spanText(gfn, gfn + span));
}
