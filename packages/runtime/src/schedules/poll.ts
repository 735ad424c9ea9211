import { randomUUID } from 'node:crypto';
import type { Surroundings } from '@tenon/run';
import type { ReadyVersion } from '../carrying/plans.ts';
import type { EffectContext, Effects, RequestOutcome } from '../effects.ts';
import { judgeOccurrence, type TriggerCause, type TriggerOutcome } from '../triggers/occurrence.ts';

type PollCause = Extract<TriggerCause, { readonly kind: 'poll' }>;
type PollRequest = Extract<TriggerOutcome, { readonly kind: 'send' }>['request'];

/** One poll: its trigger, and what the poll before left. */
export interface Poll {
  readonly ready: ReadyVersion;
  readonly trigger: string;
  readonly memory: PollCause['memory'];
  readonly effects: Effects;
  surroundings(): Surroundings;
}

const timeoutMs = 120_000;

/** Sends the request of a polling trigger and judges the reply (section 6.5). Never asks for sending again. */
export async function poll({ ready, trigger, memory, effects, surroundings }: Poll): Promise<TriggerOutcome> {
  const judge = (cause: PollCause) => judgeOccurrence(ready, { trigger, cause }, surroundings());
  const prepared = judge({ kind: 'poll', ...(memory && { memory }) });
  if (prepared.kind !== 'send') return prepared;
  const outcome = await send(effects, ready, prepared.request);
  return judge({ kind: 'poll', memory: prepared.memory, outcome });
}

async function send(effects: Effects, { workflow }: ReadyVersion, request: PollRequest): Promise<RequestOutcome> {
  const { method, uri, headers, body, connectionId, authentication } = request;
  const context: EffectContext = {
    tenantId: workflow.tenantId,
    subscriptionId: workflow.subscriptionId,
    region: workflow.location,
    workflowId: workflow.workflowId,
    runName: '',
    signal: new AbortController().signal,
  };
  const id = randomUUID();
  const common = {
    path: '',
    request: id,
    idempotencyKey: id,
    purpose: 'poll',
    attempt: 1,
    timeoutMs,
    decompress: true,
    ...(authentication !== undefined && { authentication }),
  } as const;
  const content = { method, headers, ...(body !== undefined && { body }) };
  return connectionId === undefined
    ? effects.sendRequest({ kind: 'send-request', ...common, http: { ...content, uri } }, context)
    : effects.callConnector(
        { kind: 'call-connector', ...common, ...content, connectionId, pathAndQuery: uri },
        context,
      );
}
