import { type ReactNode, useId, useState } from 'react';
import { LaterTermText } from '../glossary/Later';
import styles from './Section.module.css';

/** A part of a panel: a small heading, what stands at its end, and the content. */
export function Section({
  title,
  aside,
  bits,
  children,
}: {
  title: string;
  aside?: ReactNode;
  /** Stands last in the head, after all else. */
  bits?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          <LaterTermText texts={[title]} />
        </h3>
        {aside}
        {bits}
      </div>
      {children}
    </section>
  );
}

/** The same, folded away until it is wanted; `summary` says what is inside. Nothing of it is made before it was opened. */
export function FoldedSection({
  title,
  summary,
  children,
}: {
  title: string;
  summary: ReactNode;
  children: ReactNode;
}) {
  const [isWanted, setWanted] = useState(false);
  const want = (): void => setWanted(true);
  return (
    <details className={styles.section} onToggle={(event) => event.currentTarget.open && want()}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button; its click comes before the toggle */}
      <summary className={styles.summary} onClick={want}>
        <h3 className={styles.title}>{title}</h3>
        <span className={styles.inside}>{summary}</span>
      </summary>
      {isWanted && children}
    </details>
  );
}
