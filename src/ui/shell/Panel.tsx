import type { ReactNode } from 'react';
import { ErrorBoundary } from '../base/ErrorBoundary';
import { words } from '../words';
import styles from './app.module.css';
import { type Tab, tabId } from './Tabs';

/** One panel of the screen; on a narrow one it is the content of a tab. An error in it stays in it. */
export function Panel({
  name,
  tab,
  label = words.app[name],
  children,
}: {
  name: Tab;
  /** The tab that is chosen, where there are tabs. */
  tab: Tab | undefined;
  label?: string;
  children: ReactNode;
}) {
  const asTab = tab !== undefined;
  const content = <ErrorBoundary name={label}>{children}</ErrorBoundary>;
  return (
    <div
      id={`panel-${name}`}
      className={styles[name]}
      hidden={asTab && tab !== name}
      {...(asTab ? { role: 'tabpanel', 'aria-labelledby': tabId(name) } : {})}
    >
      {/* The map is a region of its own. */}
      {name === 'map' ? (
        content
      ) : (
        <section className={styles.panel} aria-label={label}>
          <h2 className="visually-hidden">{label}</h2>
          {content}
        </section>
      )}
    </div>
  );
}
