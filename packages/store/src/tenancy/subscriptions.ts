import type { Scope } from '../scope.ts';

/** A subscription of a tenant. */
export interface Subscription {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

const columns = `tenant_id as "tenantId", subscription_id as "subscriptionId", display_name as "displayName",
  created_at as "createdAt"`;

/** Subscriptions. */
export function subscriptions(scope: Scope) {
  return {
    async insert(subscription: Subscription): Promise<void> {
      await scope.query(
        `insert into subscriptions (tenant_id, subscription_id, display_name, created_at) values ($1, $2, $3, $4)`,
        [subscription.tenantId, subscription.subscriptionId, subscription.displayName, subscription.createdAt],
      );
    },
    async find(subscriptionId: string): Promise<Subscription | undefined> {
      return (
        await scope.query<Subscription>(`select ${columns} from subscriptions where subscription_id = $1`, [
          subscriptionId,
        ])
      )[0];
    },
    async rename(subscriptionId: string, displayName: string): Promise<void> {
      await scope.query(`update subscriptions set display_name = $2 where subscription_id = $1`, [
        subscriptionId,
        displayName,
      ]);
    },
    /** Oldest first. */
    list(): Promise<readonly Subscription[]> {
      return scope.query(`select ${columns} from subscriptions order by created_at, subscription_id`);
    },
  };
}
