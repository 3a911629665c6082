/** Playing the timeline: one event after the other, at a pace that can be followed, until the end or another hand. */
import type { StoreApi } from 'zustand';
import { type Actions, type App, PACES } from './state';

export interface Playing {
  readonly actions: Pick<Actions, 'play' | 'pause' | 'setPace'>;
  dispose(): void;
}

/** The clock begins anew when the answer to a step is there: what takes long to resolve is seen as long as the rest. */
export function playing(store: StoreApi<App>): Playing {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where it has moved the cursor to: any other place is somebody else's doing. */
  let at = 0;

  const lastOf = ({ doc }: App): number => doc.events?.length ?? 0;
  const isAnswered = ({ view, revision, cursor }: App): boolean =>
    view?.revision === revision && view.cursor === cursor;

  function wait(): void {
    clearTimeout(timer);
    const app = store.getState();
    if (app.playing && isAnswered(app)) timer = setTimeout(step, app.pace * 1000);
  }
  function to(cursor: number): void {
    at = cursor;
    store.getState().setCursor(cursor);
  }
  function step(): void {
    const app = store.getState();
    to(app.cursor + 1);
    if (at >= lastOf(app)) pause();
  }
  function pause(): void {
    clearTimeout(timer);
    if (store.getState().playing) store.setState({ playing: false });
  }

  store.subscribe((now, was) => {
    if (!now.playing) return;
    if (now.revision !== was.revision || now.cursor !== at) pause();
    else if (now.view !== was.view) wait();
  });

  return {
    actions: {
      play() {
        const app = store.getState();
        if (app.playing || lastOf(app) === 0) return;
        // From the end it begins again.
        to(app.cursor >= lastOf(app) ? 0 : app.cursor);
        store.setState({ playing: true });
        wait();
      },
      pause,
      setPace(pace) {
        const known = PACES.find((one) => one === pace);
        if (known === undefined) return;
        store.setState({ pace: known });
        wait();
      },
    },
    dispose: () => clearTimeout(timer),
  };
}
