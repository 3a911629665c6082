import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { cx } from './format';
import { Icon, type IconName } from './Icon';

/** A button with words; the `main` one is the way forward in a dialog. */
export function Button({ main = false, className, ...rest }: ComponentProps<'button'> & { main?: boolean }) {
  return <button type="button" className={cx(styles.button, main && styles.main, className)} {...rest} />;
}

/** A button with a drawing, named by `label`. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string }) {
  return (
    <button
      type="button"
      className={cx(styles.icon, className)}
      aria-label={label}
      title={rest.title ?? label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
