import { createHash, randomUUID } from 'node:crypto';
import { EvaluationFailure } from '@tenon/definition';
import { type Surroundings, type TriggerWebhook, triggering } from '@tenon/run';
import { type KeptWebhook, type Scope, triggerWebhooks, workflows } from '@tenon/store';
import { fromInstant, toInstant } from '../carrying/instants.ts';
import type { ReadyVersion } from '../carrying/plans.ts';
import type { CallbackAddresses } from '../runtime.ts';
import { recordOutcome } from '../triggers/record-outcome.ts';
import { regionKey } from '../triggers/start-runs.ts';
import { workflowIdentity } from '../triggers/workflow-identity.ts';
import type { SealedWebhooks } from './sealed-webhooks.ts';

/** What arranging webhooks needs. */
export interface ArrangeParts {
  readonly sealed: SealedWebhooks;
  readonly addresses: CallbackAddresses;
  readonly now: () => Date;
  surroundings(workflow: { readonly tenantId: string; readonly workflowId: string }, now: string): Surroundings;
}

/**
 * Writes down, in the transaction of `scope`, which subscriptions the webhook triggers of a workflow want from now on: new ones
 * are to be made, changed and unwanted ones to be taken back. One that had failed is tried again.
 */
export async function arrangeWebhooks(parts: ArrangeParts, ready: ReadyVersion, scope: Scope): Promise<void> {
  const { workflow } = ready;
  const { workflowId } = workflow;
  const wanted = workflow.state === 'Enabled' ? await wantedWebhooks(parts, ready, scope) : [];
  const present = await triggerWebhooks(scope).present(workflowId);
  const isKept = (one: (typeof present)[number]) =>
    one.state !== 'failed' &&
    wanted.some(({ triggerName, fingerprint }) => one.triggerName === triggerName && one.fingerprint === fingerprint);
  const kept = present.filter(isKept);
  await triggerWebhooks(scope).release(present.filter((one) => !isKept(one)).map(({ webhookId }) => webhookId));
  for (const webhook of wanted) {
    if (!kept.some(({ triggerName }) => triggerName === webhook.triggerName))
      await triggerWebhooks(scope).begin(webhook);
  }
}

async function wantedWebhooks(parts: ArrangeParts, ready: ReadyVersion, scope: Scope): Promise<readonly KeptWebhook[]> {
  const { workflow, plan, version } = ready;
  const { tenantId, workflowId } = workflow;
  const identity = workflowIdentity(workflow, version);
  const keys = await workflows(scope).accessKeys(workflowId);
  if (keys === undefined) return [];
  const around = parts.surroundings(workflow, toInstant(parts.now()));
  const wanted: KeptWebhook[] = [];
  for (const { name } of plan.triggers) {
    const callbackUrl = parts.addresses.triggerUrl({ workflowId, triggerName: name, signingKey: keys.primary });
    const occasion = { trigger: name, workflow: identity, callbackUrl };
    try {
      const webhook = triggering.prepareWebhook(plan, occasion, around);
      if (webhook === undefined) continue;
      const place = { tenantId, webhookId: randomUUID() };
      wanted.push({
        ...place,
        workflowId,
        triggerName: name,
        region: regionKey(workflow.location),
        fingerprint: fingerprintOf(triggering.prepareWebhook(plan, occasion, { ...around, ...standstill })),
        sealed: parts.sealed.seal(place, { webhook, owner: ownerOf(ready) }),
      });
    } catch (error) {
      if (!(error instanceof EvaluationFailure)) throw error;
      const failure = { code: 'InvalidTemplate', message: error.message };
      const entry = { trigger: name, outcome: { kind: 'failed', error: failure } as const, name: around.newRunName() };
      await recordOutcome(scope, ready, { ...entry, at: fromInstant(around.now) });
    }
  }
  return wanted;
}

function ownerOf({ workflow }: ReadyVersion) {
  const { tenantId, subscriptionId, workflowId, location } = workflow;
  return { tenantId, subscriptionId, workflowId, location };
}

/** What only tells one moment from another does not make a subscription another one. */
const standstill: Partial<Surroundings> = {
  now: '2000-01-01T00:00:00.0000000Z',
  newId: () => '00000000-0000-0000-0000-000000000000',
  random: () => 0,
};

function fingerprintOf(webhook: TriggerWebhook | undefined): string {
  return createHash('sha256').update(JSON.stringify(webhook)).digest('base64url');
}
