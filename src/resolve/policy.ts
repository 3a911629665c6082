/** The policy of a document. */
import { policyOf } from '../policy/registry';
import type { Policy } from '../policy/types';

/** The policy of that id. Throws where there is none: a document with an unknown policy never gets past `parseScenario`. */
export function requirePolicy(id: string): Policy {
  const policy = policyOf(id);
  if (!policy) throw new Error(`no policy ${JSON.stringify(id)}`);
  return policy;
}
