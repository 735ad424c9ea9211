import type { Plan } from '@tenon/definition';
import { recorded } from '@tenon/run';
import { type EventSealing, type RunKey, runPlace, type Scope, sealText } from '@tenon/store';

/** How the secured events of a run are encrypted; undefined when its plan hides nothing. */
export function runSealing(
  scope: Pick<Scope, 'sealing'>,
  { tenantId, runName }: RunKey,
  plan: Plan,
): EventSealing | undefined {
  const isSecured = recorded.securedEvents(plan);
  return isSecured && { isSecured, seal: (text) => sealText(scope, runPlace(tenantId, runName), text) };
}
