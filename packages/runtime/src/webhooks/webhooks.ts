import { EvaluationFailure } from '@tenon/definition';
import { type Surroundings, triggering } from '@tenon/run';
import { type ClaimedWebhook, type Scope, type Store, triggerWebhooks, type WebhookOutcome } from '@tenon/store';
import type { Logger } from 'pino';
import { fromInstant, toInstant } from '../carrying/instants.ts';
import type { Plans, ReadyVersion } from '../carrying/plans.ts';
import type { Effects, RequestOutcome } from '../effects.ts';
import type { CallbackAddresses } from '../runtime.ts';
import { recordOutcome } from '../triggers/record-outcome.ts';
import { sendTriggerRequest } from '../triggers/send-trigger-request.ts';
import type { Vault } from '../vault/vault.ts';
import { arrangeWebhooks } from './arrange-webhooks.ts';
import { createSealedWebhooks, type WebhookContent } from './sealed-webhooks.ts';

/** What webhooks are made of. */
export interface WebhooksParts {
  readonly store: Store;
  readonly plans: Plans;
  readonly effects: Effects;
  readonly vault: Vault;
  readonly addresses: CallbackAddresses;
  readonly regions: readonly string[];
  readonly now: () => Date;
  readonly log: Logger;
  surroundings(workflow: { readonly tenantId: string; readonly workflowId: string }, now: string): Surroundings;
}

/** Subscribes for webhook triggers, and takes back until that is proven. */
export interface Webhooks {
  /** Writes down what the triggers of a workflow want, in the transaction of `scope`. */
  arrange(ready: ReadyVersion, scope: Scope): Promise<void>;
  /** Works on what is due; resolves when each has been tried once. */
  settle(): Promise<void>;
  /** As `settle`, and first finds subscriptions whose workflow is gone or disabled. */
  sweep(): Promise<void>;
}

/** Longer than a request may take. Whoever has not settled an attempt by then is taken for dead, and it is made again. */
const leaseMs = 150_000;
const batchSize = 20;
/** An address that cannot be told to stop is told for three days, at last once in 6 hours. */
const releaseTries = 24;
const longestReleaseWaitMs = 6 * 3_600_000;
const keptProofMs = 7 * 86_400_000;

/**
 * Each subscription is a row with a life of its own: it is made, it is wanted, it is taken back. The row is written with
 * the change of its workflow, so nothing is subscribed to that is not written down; and it stays until the other side has
 * answered that it is gone, whether the workflow still exists or not.
 */
export function createWebhooks(parts: WebhooksParts): Webhooks {
  const sealed = createSealedWebhooks(parts.vault);
  const settle = async (): Promise<void> => {
    for (;;) {
      const limit = { leaseMs, limit: batchSize };
      const claimed = await triggerWebhooks(parts.store.system).claim(parts.regions, limit);
      await Promise.all(claimed.map((one) => settleOne(one)));
      if (claimed.length < batchSize) return;
    }
  };

  async function settleOne(claimed: ClaimedWebhook): Promise<void> {
    const content = sealed.open(claimed, claimed.sealed);
    const outcome =
      claimed.state === 'subscribing' ? await subscribe(claimed, content) : await release(claimed, content);
    await triggerWebhooks(parts.store.system).settle(claimed, outcome);
  }

  async function subscribe(claimed: ClaimedWebhook, content: WebhookContent): Promise<WebhookOutcome> {
    const { webhook, owner } = content;
    const sending = { requestId: claimed.webhookId };
    const outcome = await sendTriggerRequest(parts.effects, { owner, request: webhook.subscribe }, sending);
    const around = parts.surroundings(owner, toInstant(parts.now()));
    const verdict = judged(() => triggering.judgeWebhook(webhook, { attempt: claimed.attempt, outcome }, around));
    const proof = proofOf('subscribed', outcome, around.now);
    switch (verdict.kind) {
      case 'again':
        return { state: 'subscribing', dueAt: fromInstant(verdict.at), proof };
      case 'subscribed': {
        const { unsubscribe } = verdict;
        const known = { ...webhook, ...(unsubscribe && { unsubscribe }) };
        return { state: 'subscribed', sealed: sealed.seal(claimed, { ...content, webhook: known }), proof };
      }
      case 'failed':
        await recordFailure(claimed, verdict.error);
        return { state: 'failed', proof };
    }
  }

  async function release(claimed: ClaimedWebhook, { webhook, owner }: WebhookContent): Promise<WebhookOutcome> {
    const request = webhook.unsubscribe;
    const at = toInstant(parts.now());
    if (request === undefined) return { state: 'released', proof: JSON.stringify({ kind: 'nothing-to-send', at }) };
    const { webhookId, workflowId, attempt } = claimed;
    const outcome = await sendTriggerRequest(
      parts.effects,
      { owner, request },
      {
        requestId: `${webhookId}-end`,
        ...(request.connectionId !== undefined && { agreedConnectionId: request.connectionId }),
      },
    );
    const proof = proofOf('released', outcome, at);
    if (triggering.isTakenBack(outcome)) {
      parts.log.info({ workflow: workflowId, trigger: claimed.triggerName, proof }, 'a webhook was taken back');
      return { state: 'released', proof };
    }
    if (attempt >= releaseTries) {
      parts.log.error({ workflow: workflowId, trigger: claimed.triggerName, proof }, 'a webhook cannot be taken back');
      return { state: 'orphaned', proof };
    }
    const waitMs = Math.min(2_000 * 2 ** (attempt - 1), longestReleaseWaitMs);
    return { state: 'releasing', dueAt: new Date(parts.now().getTime() + waitMs), proof };
  }

  async function recordFailure(claimed: ClaimedWebhook, error: { readonly code: string; readonly message: string }) {
    const ready = await parts.plans.current(claimed.workflowId);
    if (ready === undefined) return;
    const at = parts.now();
    const name = parts.surroundings(claimed, toInstant(at)).newRunName();
    const outcome = { kind: 'failed', error: { code: error.code, message: error.message } } as const;
    await recordOutcome(parts.store.system, ready, { trigger: claimed.triggerName, outcome, name, at });
  }

  return {
    arrange: (ready, scope) => arrangeWebhooks({ ...parts, sealed }, ready, scope),
    settle,
    async sweep() {
      await triggerWebhooks(parts.store.system).releaseStrays(parts.regions);
      await triggerWebhooks(parts.store.system).forget(new Date(parts.now().getTime() - keptProofMs));
      await settle();
    },
  };
}

type Verdict = ReturnType<typeof triggering.judgeWebhook>;

/** A retry policy that makes no sense fails the subscription. */
function judged(judge: () => Verdict): Verdict {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof EvaluationFailure)) throw error;
    return { kind: 'failed', error: { code: 'InvalidTemplate', message: error.message } };
  }
}

/** What the other side said: a status or why there was none, never content. */
function proofOf(kind: string, outcome: RequestOutcome, at: string): string {
  const answer = 'reply' in outcome ? { status: outcome.reply.statusCode } : { failure: outcome.failure.code };
  return JSON.stringify({ kind, ...answer, at });
}
