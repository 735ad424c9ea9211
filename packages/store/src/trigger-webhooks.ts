import type { Scope } from './scope.ts';

/** One subscription of a webhook trigger with somebody else. */
export interface KeptWebhook {
  readonly tenantId: string;
  readonly webhookId: string;
  readonly workflowId: string;
  readonly triggerName: string;
  readonly region: string;
  /** Changes when something else is to be subscribed to. */
  readonly fingerprint: string;
  /** What is sent to subscribe and to take it back, sealed. */
  readonly sealed: string;
}

/** A subscription that somebody works on now. */
export interface ClaimedWebhook extends KeptWebhook {
  readonly state: 'subscribing' | 'releasing';
  /** Counts from 1. A result of an earlier attempt is void. */
  readonly attempt: number;
}

/** What an attempt came to. */
export interface WebhookOutcome {
  readonly state: 'subscribing' | 'subscribed' | 'failed' | 'releasing' | 'released' | 'orphaned';
  readonly sealed?: string;
  /** When it is tried again. */
  readonly dueAt?: Date;
  /** JSON: what the other side answered, without anything secret. */
  readonly proof?: string;
}

/** The subscriptions of webhook triggers (system scope only). */
export interface TriggerWebhooks {
  /** Those of a workflow that are wanted, whether they have come about or not. */
  present(
    workflowId: string,
  ): Promise<readonly (Pick<KeptWebhook, 'webhookId' | 'triggerName' | 'fingerprint'> & { readonly state: string })[]>;
  /** Keeps a subscription that is to be made, due at once. */
  begin(webhook: KeptWebhook): Promise<void>;
  /** They are wanted no more: to be taken back at once. */
  release(webhookIds: readonly string[]): Promise<void>;
  /** As `release`, for all whose workflow is gone or disabled. */
  releaseStrays(regions: readonly string[]): Promise<void>;
  /** Takes what is due and nobody works on; whoever has not settled it after `leaseMs` is taken for dead. */
  claim(
    regions: readonly string[],
    claim: { readonly leaseMs: number; readonly limit: number },
  ): Promise<readonly ClaimedWebhook[]>;
  /** Keeps the outcome of an attempt. What was released meanwhile is taken back next. */
  settle(claimed: ClaimedWebhook, outcome: WebhookOutcome): Promise<void>;
  /** Forgets those that were done with before an instant. */
  forget(before: Date): Promise<void>;
}

/** The subscriptions of webhook triggers on a scope of the system. */
export function triggerWebhooks(scope: Scope): TriggerWebhooks {
  return {
    async present(workflowId) {
      const rows = await scope.query<WebhookRow>(
        `select * from trigger_webhooks where workflow_id = $1 and state in ('subscribing', 'subscribed', 'failed')`,
        [workflowId],
      );
      return rows.map((row) => ({ ...toWebhook(row), state: row.state }));
    },
    async begin({ tenantId, webhookId, workflowId, triggerName, region, fingerprint, sealed }) {
      await scope.query(
        `insert into trigger_webhooks
           (tenant_id, webhook_id, workflow_id, trigger_name, region, fingerprint, state, sealed, due_at)
         values ($1, $2, $3, $4, $5, $6, 'subscribing', $7, now())`,
        [tenantId, webhookId, workflowId, triggerName, region, fingerprint, sealed],
      );
    },
    async release(webhookIds) {
      await scope.query(`update trigger_webhooks set ${released} where webhook_id = any($1::uuid[]) and ${isPresent}`, [
        webhookIds,
      ]);
    },
    async releaseStrays(regions) {
      await scope.query(
        `update trigger_webhooks t set ${released} where ${isPresent} and region = any($1::text[])
         and not exists (select from workflows w where w.workflow_id = t.workflow_id and w.state = 'Enabled')`,
        [regions],
      );
    },
    async claim(regions, { leaseMs, limit }) {
      const rows = await scope.query<WebhookRow>(
        `with due as materialized (
           select webhook_id from trigger_webhooks
           where due_at <= now() and (leased_until is null or leased_until < now()) and region = any($1::text[])
           order by due_at limit $3 for update skip locked
         )
         update trigger_webhooks t set attempt = t.attempt + 1, leased_until = now() + $2 * interval '1 millisecond'
         from due
         where t.webhook_id = due.webhook_id returning t.*`,
        [regions, leaseMs, limit],
      );
      return rows.map((row) => ({
        ...toWebhook(row),
        state: row.state as ClaimedWebhook['state'],
        attempt: row.attempt,
      }));
    },
    async settle({ webhookId, attempt, state }, outcome) {
      await scope.query(
        `update trigger_webhooks set
           state = case when state = $3 then $4 else state end,
           due_at = case when state = $3 then $5::timestamptz else now() end,
           attempt = case when state = $3 and $4 = $3 then attempt else 0 end,
           sealed = coalesce($6, sealed), proof = coalesce($7, proof), leased_until = null, changed_at = now()
         where webhook_id = $1 and attempt = $2`,
        [webhookId, attempt, state, outcome.state, outcome.dueAt, outcome.sealed, outcome.proof],
      );
    },
    async forget(before) {
      await scope.query(`delete from trigger_webhooks where state in ('released', 'orphaned') and changed_at < $1`, [
        before,
      ]);
    },
  };
}

const isPresent = `state in ('subscribing', 'subscribed', 'failed')`;

/** What was never asked for needs no taking back. An attempt under way is waited for: its attempt number stays. */
const released = `state = case when state = 'subscribing' and attempt = 0 then 'released' else 'releasing' end,
  due_at = case when state = 'subscribing' and attempt = 0 then null else now() end,
  attempt = case when leased_until is null then 0 else attempt end, changed_at = now()`;

interface WebhookRow {
  readonly tenant_id: string;
  readonly webhook_id: string;
  readonly workflow_id: string;
  readonly trigger_name: string;
  readonly region: string;
  readonly fingerprint: string;
  readonly state: string;
  readonly sealed: string;
  readonly attempt: number;
}

function toWebhook(row: WebhookRow): KeptWebhook {
  return {
    tenantId: row.tenant_id,
    webhookId: row.webhook_id,
    workflowId: row.workflow_id,
    triggerName: row.trigger_name,
    region: row.region,
    fingerprint: row.fingerprint,
    sealed: row.sealed,
  };
}
