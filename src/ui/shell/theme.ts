import type { StoreApi } from 'zustand';
import type { App, Theme } from '../../store/state';

/** Writes the chosen theme on the page; `system` leaves it to the browser. */
export function followTheme(store: StoreApi<App>): void {
  const show = (theme: Theme): void => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  show(store.getState().theme);
  store.subscribe(({ theme }, before) => theme !== before.theme && show(theme));
}
