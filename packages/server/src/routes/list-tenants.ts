import { listTenants as contract } from '@tenon/contract';
import { tenants } from '@tenon/store';
import { route } from '../routing/route.ts';
import { describeTenant } from '../tenancy/describe.ts';

/** The tenants of the instance: their names and how many members each has, nothing that is inside. */
export const listTenants = route({
  contract,
  permission: 'Tenon/tenants/read',
  at: 'instance',
  async handle({ parts }) {
    const all = await tenants(parts.store.system).list();
    return { tenants: all.map((tenant) => ({ ...describeTenant(tenant), members: tenant.members })) };
  },
});
