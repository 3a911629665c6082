import type { ScenarioEvent } from '../../scenario/types';
import { refusalOf } from '../../store/refuse';
import type { GuestEdit } from '../../store/state';
import { useAppStore } from '../../store/use-app';

export interface Insert {
  /** Puts the event behind the cursor and closes the form. Nothing is said: it was asked for refusals before. */
  insert(event: ScenarioEvent): undefined;
  /** Why the Guest panel would refuse the same edit on that vCPU, as an event. */
  refusal(edit: GuestEdit, vcpu: number): string | undefined;
}

/** What the forms do in the end. */
export function useInsert(onDone: () => void): Insert {
  const store = useAppStore();
  return {
    insert(event) {
      store.getState().insertEvent(event);
      onDone();
    },
    refusal: (edit, vcpu) => refusalOf(edit, { ...store.getState(), vcpu, mode: 'live' }),
  };
}
