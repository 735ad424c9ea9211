import { expect, test } from 'vitest';
import { isAllowed, isAllowedSomewhere } from './is-allowed.ts';
import type { Permission } from './permission.ts';
import { fromScope, type Place, toScope } from './place.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const otherTenant = '22222222-2222-4222-8222-222222222222';
const subscriptionId = '33333333-3333-4333-8333-333333333333';
const otherSubscription = '44444444-4444-4444-8444-444444444444';
const tenant: Place = { tenantId };
const subscription: Place = { tenantId, subscriptionId };
const group: Place = { tenantId, subscriptionId, resourceGroup: 'Frames' };

interface Case {
  readonly name: string;
  readonly role: string;
  readonly at: Place | string;
  readonly permission: Permission;
  readonly place: Place;
  readonly allowed: boolean;
}

const cases: readonly Case[] = [
  {
    name: 'an owner of the tenant, anything in it',
    role: 'Owner',
    at: tenant,
    permission: 'Microsoft.Logic/workflows/delete',
    place: group,
    allowed: true,
  },
  {
    name: 'an owner of the tenant, nothing in another',
    role: 'Owner',
    at: tenant,
    permission: 'Microsoft.Logic/workflows/read',
    place: { tenantId: otherTenant },
    allowed: false,
  },
  {
    name: 'an owner of the tenant, not the instance',
    role: 'Owner',
    at: tenant,
    permission: 'Tenon/settings/write',
    place: {},
    allowed: false,
  },
  {
    name: 'an owner of the tenant, no review',
    role: 'Owner',
    at: tenant,
    permission: 'Tenon/reviews/write',
    place: {},
    allowed: false,
  },
  {
    name: 'an owner of a subscription, not the tenant above',
    role: 'Owner',
    at: subscription,
    permission: 'Tenon/tenant/write',
    place: tenant,
    allowed: false,
  },
  {
    name: 'an owner of a subscription, not its neighbour',
    role: 'Owner',
    at: subscription,
    permission: 'Microsoft.Logic/workflows/read',
    place: { tenantId, subscriptionId: otherSubscription },
    allowed: false,
  },
  {
    name: 'a contributor writes',
    role: 'Contributor',
    at: subscription,
    permission: 'Microsoft.Web/customApis/write',
    place: group,
    allowed: true,
  },
  {
    name: 'a contributor gives no roles',
    role: 'Contributor',
    at: tenant,
    permission: 'Tenon/roleAssignments/write',
    place: tenant,
    allowed: false,
  },
  {
    name: 'a contributor invites nobody',
    role: 'Contributor',
    at: tenant,
    permission: 'Tenon/members/write',
    place: tenant,
    allowed: false,
  },
  {
    name: 'a reader reads',
    role: 'Reader',
    at: tenant,
    permission: 'Microsoft.Logic/workflows/read',
    place: group,
    allowed: true,
  },
  {
    name: 'a reader does not write',
    role: 'Reader',
    at: tenant,
    permission: 'Microsoft.Logic/workflows/write',
    place: group,
    allowed: false,
  },
  {
    name: 'a reader gets no signed address',
    role: 'Reader',
    at: tenant,
    permission: 'Microsoft.Logic/workflows/listSecrets/action',
    place: group,
    allowed: false,
  },
  {
    name: 'a role at a resource group, its spelling aside',
    role: 'Contributor',
    at: { ...group, resourceGroup: 'FRAMES' },
    permission: 'Microsoft.Logic/workflows/write',
    place: group,
    allowed: true,
  },
  {
    name: 'a role at a resource group, not a longer name',
    role: 'Contributor',
    at: group,
    permission: 'Microsoft.Logic/workflows/write',
    place: { ...group, resourceGroup: 'Frames2' },
    allowed: false,
  },
  {
    name: 'a reviewer reviews',
    role: 'Catalogue reviewer',
    at: '/',
    permission: 'Tenon/reviews/write',
    place: {},
    allowed: true,
  },
  {
    name: 'a reviewer sees no workflow',
    role: 'Catalogue reviewer',
    at: '/',
    permission: 'Microsoft.Logic/workflows/read',
    place: group,
    allowed: false,
  },
  {
    name: 'an operator makes tenants',
    role: 'Operator',
    at: '/',
    permission: 'Tenon/tenants/write',
    place: {},
    allowed: true,
  },
  {
    name: 'an operator sees nothing inside a tenant',
    role: 'Operator',
    at: '/',
    permission: 'Tenon/members/read',
    place: tenant,
    allowed: false,
  },
  {
    name: 'an owner at the instance is nobody',
    role: 'Owner',
    at: '/',
    permission: 'Microsoft.Logic/workflows/read',
    place: group,
    allowed: false,
  },
  {
    name: 'an operator inside a tenant is nobody',
    role: 'Operator',
    at: tenant,
    permission: 'Tenon/tenants/write',
    place: {},
    allowed: false,
  },
  {
    name: 'an unknown role',
    role: 'constructor',
    at: tenant,
    permission: 'Tenon/tenant/read',
    place: tenant,
    allowed: false,
  },
  {
    name: 'a scope that is none',
    role: 'Owner',
    at: '/tenants/../',
    permission: 'Tenon/tenant/read',
    place: tenant,
    allowed: false,
  },
];

test.each(cases)('decides: $name', ({ role, at, permission, place, allowed }) => {
  const held = [{ role, scope: typeof at === 'string' ? at : toScope(at) }];
  expect(isAllowed(held, permission, place)).toBe(allowed);
});

test.each([
  { name: 'a role deeper in the tenant opens its lists', scope: toScope(group), allowed: true },
  {
    name: 'a role in another tenant does not',
    scope: toScope({ tenantId: otherTenant, subscriptionId }),
    allowed: false,
  },
])('looks below the place: $name', ({ scope, allowed }) => {
  expect(isAllowedSomewhere([{ role: 'Reader', scope }], 'Microsoft.Web/customApis/read', tenant)).toBe(allowed);
});

test.each([{}, tenant, subscription, { ...group, resourceGroup: 'frames' }])('reads back the scope of %o', (place) => {
  expect(fromScope(toScope(place))).toEqual(place);
});

test.each(['', '//', '/tenants', `/tenants/${tenantId}/`, `/tenants/${tenantId}/subscriptions/x`, '/tenants/%2e%2e'])(
  'takes %o for no scope',
  (text) => {
    expect(fromScope(text)).toBeUndefined();
  },
);
