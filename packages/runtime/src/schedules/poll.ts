import { randomUUID } from 'node:crypto';
import type { Surroundings } from '@tenon/run';
import type { ReadyVersion } from '../carrying/plans.ts';
import type { Effects } from '../effects.ts';
import { judgeOccurrence, type TriggerCause, type TriggerOutcome } from '../triggers/occurrence.ts';
import { sendTriggerRequest } from '../triggers/send-trigger-request.ts';

type PollCause = Extract<TriggerCause, { readonly kind: 'poll' }>;

/** One poll: its trigger, and what the poll before left. */
export interface Poll {
  readonly ready: ReadyVersion;
  readonly trigger: string;
  readonly memory: PollCause['memory'];
  readonly effects: Effects;
  surroundings(): Surroundings;
}

/** Sends the request of a polling trigger and judges the reply (section 6.5). Never asks for sending again. */
export async function poll({ ready, trigger, memory, effects, surroundings }: Poll): Promise<TriggerOutcome> {
  const judge = (cause: PollCause) => judgeOccurrence(ready, { trigger, cause }, surroundings());
  const prepared = judge({ kind: 'poll', ...(memory && { memory }) });
  if (prepared.kind !== 'send') return prepared;
  const { request } = prepared;
  const outcome = await sendTriggerRequest(effects, { owner: ready.workflow, request }, { requestId: randomUUID() });
  return judge({ kind: 'poll', memory: prepared.memory, outcome });
}
