import { updateTenant as contract } from '@tenon/contract';
import { tenants } from '@tenon/store';
import { record } from '../audit/record.ts';
import { route } from '../routing/route.ts';
import { describeTenant } from '../tenancy/describe.ts';

/** Renames the own tenant. */
export const updateTenant = route({
  contract,
  permission: 'Tenon/tenant/write',
  at: 'tenant',
  handle: ({ body, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      await tenants(scope).rename(member.tenantId, body.displayName);
      await record(scope, parts, {
        by: member,
        action: 'tenant.renamed',
        target: member.tenantId,
        detail: { displayName: body.displayName },
      });
      return describeTenant(await tenants(scope).find(member.tenantId));
    }),
});
