import type { Theme } from '../../store/state';
import { useApp } from '../../store/use-app';
import { IconButton } from '../base/Button';
import { useCommand } from '../commands/use-command';
import { words } from '../words';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** As the system has it, light, dark, and round again. */
export function ThemeButton() {
  const theme = useApp((app) => app.theme);
  const { run } = useCommand(`theme-${NEXT[theme]}`);
  return <IconButton icon={ICONS[theme]} label={words.app.theme[theme]} onClick={run} />;
}
