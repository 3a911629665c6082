/** The commands that were called last, the newest first. Kept by the browser where it lets us. */
const KEY = 'gpatlas.recent';
const MOST = 5;

/** Their names; none where there is no storage. */
export function recentCommands(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Remembers that one was called. */
export function noteCommand(id: string): void {
  try {
    const rest = recentCommands().filter((other) => other !== id);
    localStorage.setItem(KEY, JSON.stringify([id, ...rest].slice(0, MOST)));
  } catch {
    // Nothing is lost but the memory of it.
  }
}
