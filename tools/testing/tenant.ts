import { randomUUID } from 'node:crypto';
import { type Store, type Workflow, workflows } from '@tenon/store';

/** A tenant with a subscription, made without the sign-up around them. */
export interface TestTenant {
  readonly tenantId: string;
  readonly subscriptionId: string;
}

/** Makes a tenant with one subscription. */
export async function makeTenant(store: Store): Promise<TestTenant> {
  const tenant = { tenantId: randomUUID(), subscriptionId: randomUUID() };
  await store.inTenant(tenant.tenantId, async (scope) => {
    await scope.query('insert into tenants (tenant_id, display_name, created_at) values ($1, $2, now())', [
      tenant.tenantId,
      'A tenant',
    ]);
    await scope.query(
      'insert into subscriptions (tenant_id, subscription_id, display_name, created_at) values ($1, $2, $3, now())',
      [tenant.tenantId, tenant.subscriptionId, 'A subscription'],
    );
  });
  return tenant;
}

/** Saves a workflow, in the region `local` unless told, without checking its definition. */
export async function saveWorkflow(
  store: Store,
  tenant: TestTenant,
  workflow: {
    readonly name: string;
    readonly definition: unknown;
    readonly parameters?: unknown;
    readonly location?: string;
  },
): Promise<Workflow> {
  const saved = await store.inTenant(tenant.tenantId, (scope) =>
    workflows(scope).save({
      subscriptionId: tenant.subscriptionId,
      resourceGroup: 'default',
      name: workflow.name,
      location: workflow.location ?? 'local',
      state: 'Enabled',
      tags: {},
      settings: '{}',
      definition: JSON.stringify(workflow.definition),
      parameters: JSON.stringify(workflow.parameters ?? {}),
      hasSecureParameters: false,
      at: new Date(),
    }),
  );
  return saved.workflow;
}
