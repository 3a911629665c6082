import type { KeyboardEvent } from 'react';
import { words } from '../words';
import styles from './tabs.module.css';

const TABS = ['map', 'guest', 'page', 'timeline'] as const;
export type Tab = (typeof TABS)[number];

/** The panels of a narrow screen, one at a time. */
export function Tabs({ current, onChoose }: { current: Tab; onChoose: (tab: Tab) => void }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS.at((TABS.indexOf(current) + step) % TABS.length) as Tab;
    onChoose(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div role="tablist" aria-label={words.app.tabs} className={styles.tabs} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={tabId(tab)}
          type="button"
          role="tab"
          aria-selected={tab === current}
          aria-controls={`panel-${tab}`}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {words.app[tab]}
        </button>
      ))}
    </div>
  );
}

/** The id of a tab's own element. */
export function tabId(tab: Tab): string {
  return `tab-${tab}`;
}
