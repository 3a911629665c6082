import { Button, IconButton } from '../base/Button';
import type { IconName } from '../base/Icon';
import { useCommand } from './use-command';

/** A button for a command, with its title or a drawing. Title, key, and whether it can be called come from the list. */
export function CommandButton({
  id,
  icon,
  text,
  className,
}: {
  id: string;
  icon?: IconName;
  /** In place of the title, where there is no room for it; the title is still its name. */
  text?: string;
  className?: string | undefined;
}) {
  const { title, tip, disabled, on, run } = useCommand(id);
  if (icon) {
    return (
      <IconButton
        icon={icon}
        label={title}
        title={tip}
        disabled={disabled}
        onClick={run}
        className={className}
      />
    );
  }
  return (
    <Button
      aria-label={title}
      aria-pressed={on || undefined}
      title={tip}
      disabled={disabled}
      onClick={run}
      className={className}
    >
      {text ?? title}
    </Button>
  );
}
