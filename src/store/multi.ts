/** The action that writes registers on several vCPUs at once. */
import { mpUpdate } from '../scenario/mp-update';
import type { Context } from './context';
import { refusalOf } from './refuse';
import type { Actions } from './state';

export function multi({ store }: Context): Pick<Actions, 'mpUpdate'> {
  return {
    mpUpdate({ label, writes, concurrent, count = Number.POSITIVE_INFINITY }) {
      const state = store.getState();
      const { view, revision, cursor } = state;
      // Whether a vCPU is online is asked for each below; of the values, `setup` asks whether a CPU would take them.
      const refusal = refusalOf({ kind: 'msrs', label, writes }, { ...state, mode: 'setup' });
      if (refusal !== undefined) return refusal;
      if (view?.revision !== revision || view.cursor !== cursor)
        return 'The registers are still on their way.';
      const vcpus = view.vcpus
        .flatMap(({ online, cr0, defType }, vcpu) => (online ? [{ vcpu, cr0, defType }] : []))
        .slice(0, count);
      if (vcpus.length === 0) return 'No vCPU is online.';
      state.insertEvent(mpUpdate(label, vcpus, writes, concurrent));
      return undefined;
    },
  };
}
