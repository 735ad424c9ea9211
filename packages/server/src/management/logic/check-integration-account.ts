import { type Plan, values } from '@tenon/definition';
import { isAllowed } from '@tenon/organization';
import { integrationAccounts, type Scope } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { Caller } from '../arm-route.ts';
import { type BodyObject, objectMember } from '../read-body.ts';
import { readResourceId } from '../resource-id.ts';

/**
 * Refuses a definition that applies maps or schemas while no integration account is attached that its author may read: what a
 * run shows of a map must be nothing that its author could not see.
 */
export async function checkIntegrationAccount(
  scope: Scope,
  { caller, plan, properties }: { readonly caller: Caller; readonly plan: Plan; readonly properties: BodyObject },
): Promise<void> {
  const user = plan.actions.find(({ body }) => body.kind === 'transform');
  if (user === undefined) return;
  const account = objectMember(properties, 'integrationAccount');
  const id = account && values.findProperty(account, 'id');
  const read = typeof id === 'string' ? readResourceId(id) : undefined;
  if (read?.type !== 'microsoft.logic/integrationaccounts' || read.resourceGroup === undefined) {
    throw refusal(
      `The action '${user.name}' of type '${user.type}' needs an integration account: give its id as properties.integrationAccount.id`,
    );
  }
  const place = { subscriptionId: read.subscriptionId.toLowerCase(), resourceGroup: read.resourceGroup };
  const mayRead = isAllowed(caller.roles, 'Microsoft.Logic/integrationAccounts/read', {
    tenantId: caller.tenantId,
    ...place,
  });
  const isUuid = /^[0-9a-f-]{36}$/.test(place.subscriptionId);
  const found = mayRead && isUuid && (await integrationAccounts(scope).find({ ...place, name: read.name }));
  if (!found) {
    throw refusal(`The integration account '${String(id).slice(0, 300)}' could not be found, or you may not read it`);
  }
}

function refusal(message: string): Error {
  return armRefusal('InvalidTemplate', `The template validation failed: '${message}.'.`);
}
