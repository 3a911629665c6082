/** This tab of the browser, as `Drafts` wants to know it. */
import type { Tab } from './drafts';

const KEY = 'gpatlas.tab';
/** A page that was just left lets its lock go a moment after the next one has begun. */
const PATIENCE = 1500;

/** Session storage belongs to the tab, but a duplicated tab gets a copy: a lock tells the two apart. */
export const browserTab: Tab = {
  id() {
    try {
      return sessionStorage.getItem(KEY) ?? undefined;
    } catch {
      return undefined;
    }
  },
  remember(id) {
    try {
      sessionStorage.setItem(KEY, id);
    } catch {
      // Then a reload begins with the newest draft, which is most likely this tab's own.
    }
  },
  claim(id) {
    // Only on secure addresses. Elsewhere duplicated tabs share a draft.
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      const held = (): Promise<never> => {
        resolve(true);
        return new Promise(() => undefined);
      };
      navigator.locks
        .request(`${KEY}.${id}`, { signal: AbortSignal.timeout(PATIENCE) }, held)
        .catch(() => resolve(false));
    });
  },
};
