import { getTenant as contract } from '@tenon/contract';
import { tenants } from '@tenon/store';
import { route } from '../routing/route.ts';
import { describeTenant } from '../tenancy/describe.ts';

/** The own tenant. */
export const getTenant = route({
  contract,
  permission: 'Tenon/tenant/read',
  at: 'somewhere',
  handle: ({ member, inTenant }) =>
    inTenant(async (scope) => describeTenant(await tenants(scope).find(member.tenantId))),
});
