import { type KeyboardEvent, startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { PresetCard } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { SearchField } from '../base/SearchField';
import { words } from '../words/gallery';
import { Card } from './Card';
import styles from './gallery.module.css';
import { InkContext, useInk } from './Picture';
import { indexed, search } from './search';

type Group = PresetCard['group'];
const GROUPS = Object.keys(words.groups) as Group[];

/** Scenarios to begin with: searchable, on shelves, each with a picture of itself. */
export default function GalleryDialog({ onClose }: { onClose: () => void }) {
  const presets = useApp((app) => app.presets);
  const openPreset = useApp((app) => app.openPreset);
  const hasPrevious = useApp((app) => app.hasPrevious);
  const backToPrevious = useApp((app) => app.backToPrevious);
  const [typed, setTyped] = useState('');
  const [shelf, setShelf] = useState<Group>();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const ink = useInk(element);

  const index = useMemo(() => indexed(presets), [presets]);
  // Typing never waits for the cards.
  const wanted = useDeferredValue(typed);
  const found = useMemo(() => search(index, wanted), [index, wanted]);
  const isWhole = useAfterFirstPaint();
  const shelves = GROUPS.map((group) => ({
    group,
    cards: found.filter((card) => card.group === group),
  }));
  const shown = shelves.filter(({ group, cards }) => cards.length > 0 && (!shelf || shelf === group));
  const beginning = isWhole
    ? shown
    : shown.slice(0, 1).map((one) => ({ ...one, cards: one.cards.slice(0, 12) }));

  const choose = (open: () => unknown): void => {
    void open();
    onClose();
  };
  const counts = [[undefined, found.length], ...shelves.map(({ group, cards }) => [group, cards.length])] as [
    Group | undefined,
    number,
  ][];
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between the buttons inside */}
      <div ref={setElement} className={styles.gallery} onKeyDown={walk}>
        <p className={styles.intro}>
          {words.intro} {hasPrevious && <Button onClick={() => choose(backToPrevious)}>{words.back}</Button>}
        </p>
        <div className={styles.tools}>
          <SearchField
            label={words.search}
            placeholder={words.placeholder}
            value={typed}
            onChange={setTyped}
          />
          <fieldset className={styles.shelves} aria-label={words.shelf}>
            {counts.map(([group, count]) => (
              <button
                key={group ?? 'all'}
                type="button"
                aria-pressed={shelf === group}
                onClick={() => setShelf(group)}
              >
                {group ? words.groups[group] : words.all} <small>{count}</small>
              </button>
            ))}
          </fieldset>
        </div>
        <p className={styles.found} role="status">
          {presets.length === 0
            ? words.loading
            : shown.length === 0
              ? words.nothing
              : `${words.found(
                  shown.reduce((sum, { cards }) => sum + cards.length, 0),
                  presets.length,
                )}. ${words.lanes}`}
        </p>
        <InkContext value={ink}>
          {beginning.map(({ group, cards }) => (
            <section key={group} aria-label={words.groups[group]}>
              <h3>{words.groups[group]}</h3>
              <ul className={styles.cards}>
                {cards.map((card) => (
                  <Card
                    key={card.id}
                    card={card}
                    onOpen={(view) => choose(() => openPreset(card.id, view))}
                  />
                ))}
              </ul>
            </section>
          ))}
        </InkContext>
      </div>
    </Dialog>
  );
}

/** False for the first picture of the dialog: what lies below its edge is rendered once it stands. */
function useAfterFirstPaint(): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setAfter(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return after;
}

/** Arrows walk the cards, from the field too; Enter in the field goes to the first one. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  const inField = target instanceof HTMLInputElement && target.type === 'search';
  const isCard = target.matches('[data-card]');
  if (!inField && !isCard) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')];
  const at = cards.indexOf(target);
  const to = inField
    ? { ArrowDown: 0, Enter: 0 }[event.key]
    : {
        ArrowDown: below(cards, at, 1),
        ArrowUp: below(cards, at, -1),
        ArrowRight: at + 1,
        ArrowLeft: at - 1,
      }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to < 0) event.currentTarget.querySelector<HTMLElement>('[type=search]')?.focus();
  else cards[to]?.focus();
}

/** The card in the next row (`way` 1) or the one before, in the same column as far as there is one. */
function below(cards: readonly HTMLElement[], at: number, way: 1 | -1): number {
  const box = (card: HTMLElement): DOMRect => card.getBoundingClientRect();
  const here = box(cards[at] as HTMLElement);
  let best = way > 0 ? at : -1;
  for (let i = at + way; cards[i]; i += way) {
    const there = box(cards[i] as HTMLElement);
    const row = Math.round(there.top - here.top) * way;
    if (row <= 0) continue;
    const bestTop = best < 0 || best === at ? undefined : box(cards[best] as HTMLElement).top;
    if (bestTop !== undefined && Math.abs(there.top - bestTop) > 1) break;
    if (bestTop === undefined || Math.abs(there.left - here.left) < 1) best = i;
  }
  return best;
}
