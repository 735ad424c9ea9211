import type { Plan, TriggerPlan } from '@tenon/definition';
import { recorded } from '@tenon/run';
import type { RunBodies } from '@tenon/store';
import type { Logger } from 'pino';
import type { KeptBody } from '../runtime.ts';
import { type BodyKeeper, createBodyKeeping } from './keep-body.ts';

/** Where the large bodies of calls go while they come, instead of the memory. */
export interface BodiesOfCalls {
  /** For the run that a call of a trigger will start; undefined where its body has to be in memory. */
  ofTrigger(plan: Plan, trigger: TriggerPlan, run: KeepingRun): BodyKeeper | undefined;
  /** For the action of a run that is called back; undefined where its body has to be in memory. */
  ofCallback(plan: Plan, path: string, run: KeepingRun): BodyKeeper | undefined;
  /** Forgets a body that its call did not need. */
  forget(tenantId: string, kept: KeptBody): Promise<void>;
}

interface KeepingRun {
  readonly tenantId: string;
  readonly runName: string;
}

/** Makes what keeps the bodies of calls. */
export function createBodiesOfCalls(parts: { readonly rows: RunBodies; readonly log: Logger }): BodiesOfCalls {
  const keeping = createBodyKeeping(parts);
  return {
    ofTrigger: (plan, trigger, run) => (looksInto(trigger) || hidesTrigger(plan) ? undefined : keeping(run)),
    ofCallback(plan, path, run) {
      const event = { kind: 'callback-received', path, at: '', method: '', headers: {} } as const;
      return recorded.securedEvents(plan)?.(event) === true ? undefined : keeping(run);
    },
    async forget(tenantId, { runName, content }) {
      await parts.rows
        .remove({ tenantId, runName, body: content.id })
        .catch((error: unknown) => parts.log.warn({ err: error }, 'the body of a call stays until its time is over'));
    },
  };
}

/** Whether a call is judged by its body, or becomes runs of their own by it. */
function looksInto({ splitOn, conditions, trackingId, request }: TriggerPlan): boolean {
  const validates = request?.validatesSchema === true && request.schema !== undefined;
  return splitOn !== undefined || conditions.length > 0 || trackingId !== undefined || validates;
}

/** What is secured is encrypted whole with its event. */
function hidesTrigger(plan: Plan): boolean {
  return plan.triggers.some(({ hidesInputs, hidesOutputs }) => hidesInputs || hidesOutputs);
}
