import type { PolicyCard } from '../../store/state';
import { useApp } from '../../store/use-app';

/** The policy of the scenario; undefined until the list of them is there. */
export function usePolicy(): PolicyCard | undefined {
  return useApp((app) => app.policies.find((policy) => policy.id === app.doc.policy));
}
