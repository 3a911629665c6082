import { lazy, Suspense, useRef, useState } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { ErrorBoundary } from '../base/ErrorBoundary';
import { Icon } from '../base/Icon';
import { words } from '../words';
import { AddMenu } from './AddMenu';
import { type AskedKind, AT_ONCE, isAtOnce, type Kind } from './kinds';
import styles from './menu.module.css';

/** Most visits add no event by hand: its forms come when the first one is asked for. */
const EventDialog = lazy(() => import('./EventDialog'));

/** A frame in another page shows and does not ask. */
const isEmbedded = new URLSearchParams(location.search).has('embed');

/** The button that lets something happen behind the cursor: a menu of kinds, then the form of one. */
export function AddEvent() {
  const insertEvent = useApp((app) => app.insertEvent);
  const dma = useApp((app) => app.view?.registers.dma);
  const button = useRef<HTMLButtonElement>(null);
  const [menuAt, setMenuAt] = useState<DOMRect>();
  const [asked, setAsked] = useState<AskedKind>();
  if (isEmbedded) return null;

  const choose = (kind: Kind): void => {
    if (isAtOnce(kind)) insertEvent({ type: 'dma', delta: AT_ONCE[kind] });
    else setAsked(kind);
  };
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
      {menuAt && (
        <AddMenu
          at={menuAt}
          disabled={dma === 0 ? ['dmaLess'] : []}
          onChoose={choose}
          onClose={() => setMenuAt(undefined)}
        />
      )}
      {asked && (
        <ErrorBoundary name={w.items[asked].name}>
          <Suspense fallback={null}>
            <EventDialog kind={asked} onClose={() => setAsked(undefined)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
