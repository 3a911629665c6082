import type { ComponentProps } from 'react';
import styles from './CodeArea.module.css';

/** A text as it is in a file: its lines are not wrapped, and it is as high as the place that it is given. */
export function CodeArea(props: Omit<ComponentProps<'textarea'>, 'className'>) {
  return <textarea className={styles.code} wrap="off" spellCheck={false} {...props} />;
}
