/** Keys as people read them. */
const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);

const SIGNS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  ' ': 'Space',
  '-': '−',
};

/** `Mod+Shift+z` as `Ctrl+Shift+Z`, or with the sign of a Mac's key. */
export function keyLabel(key: string, mac = isMac): string {
  // The sign itself may be a plus.
  const parts = key.split(/\+(?=.)/);
  return parts
    .map((part) => {
      if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
      return SIGNS[part] ?? (parts.length > 1 && part.length === 1 ? part.toUpperCase() : part);
    })
    .join('+');
}
