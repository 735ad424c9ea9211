import type { TriggerRequest } from '@tenon/run';
import type { Workflow } from '@tenon/store';
import type { EffectContext, Effects, RequestOutcome } from '../effects.ts';

/** On whose behalf a trigger sends something. */
export type TriggerOwner = Pick<Workflow, 'tenantId' | 'subscriptionId' | 'workflowId' | 'location'>;

/** How a request of a trigger is sent. */
export interface TriggerSending {
  /** The same when it is tried again, so that the receiver can recognise it. */
  readonly requestId: string;
  /** A connection that the workflow was allowed to use when this was agreed on; it may be gone by now. */
  readonly agreedConnectionId?: string;
}

const timeoutMs = 120_000;

/** Sends a request that a trigger makes by itself, once. */
export async function sendTriggerRequest(
  effects: Effects,
  { owner, request }: { readonly owner: TriggerOwner; readonly request: TriggerRequest },
  { requestId, agreedConnectionId }: TriggerSending,
): Promise<RequestOutcome> {
  const { method, uri, headers, body, connectionId, authentication } = request;
  const context: EffectContext = {
    tenantId: owner.tenantId,
    subscriptionId: owner.subscriptionId,
    region: owner.location,
    workflowId: owner.workflowId,
    runName: '',
    signal: new AbortController().signal,
    ...(agreedConnectionId !== undefined && { agreedConnectionId }),
  };
  const common = {
    path: '',
    request: requestId,
    idempotencyKey: requestId,
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
