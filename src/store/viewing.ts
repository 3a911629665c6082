/** The actions that change what is looked at, and not the document. */
import type { Context } from './context';
import { fitPlace, fitWindow, spaceOf } from './fit';
import type { Actions } from './state';

type ViewingActions = Pick<
  Actions,
  | 'setCursor'
  | 'setVcpu'
  | 'setMode'
  | 'select'
  | 'setWindow'
  | 'setAxis'
  | 'setLanes'
  | 'setHilbert'
  | 'setTheme'
  | 'dismiss'
>;

export function viewing({ store, notices }: Context): ViewingActions {
  const move = (to: { cursor?: number; vcpu?: number; selection?: number | null }): void => {
    const { doc, cursor, vcpu, selection, window } = store.getState();
    const place = fitPlace({ cursor, vcpu, selection, window, ...to }, doc);
    if (place.cursor !== cursor || place.vcpu !== vcpu || place.selection !== selection) {
      store.setState({ cursor: place.cursor, vcpu: place.vcpu, selection: place.selection });
    }
  };
  return {
    setCursor: (cursor) => move({ cursor }),
    setVcpu: (vcpu) => move({ vcpu }),
    select: (selection) => move({ selection: selection === null ? null : Math.floor(selection) }),
    setMode(mode) {
      store.setState({ mode });
      // The starting state is edited where it is seen.
      if (mode === 'setup') move({ cursor: 0 });
    },
    setWindow(asked) {
      const { doc, window } = store.getState();
      const next = fitWindow(asked, spaceOf(doc));
      if (next.start !== window.start || next.span !== window.span) store.setState({ window: next });
    },
    setAxis: (axis) => store.setState({ axis }),
    setLanes: (lanes) => store.setState({ lanes: [...new Set(lanes)] }),
    setHilbert: (hilbert) => store.setState({ hilbert }),
    setTheme: (theme) => store.setState({ theme }),
    dismiss: (id) => notices.dismiss(id),
  };
}
