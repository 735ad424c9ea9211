import { expect, test } from 'vitest';
import { toScope } from './place.ts';
import { isShared, visibleSubscriptions, worksAt } from './sharing.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const otherTenant = '22222222-2222-4222-8222-222222222222';
const subscriptionId = '33333333-3333-4333-8333-333333333333';
const otherSubscription = '44444444-4444-4444-8444-444444444444';
const connector = { tenantId, subscriptionId, region: 'local' };

test.each([
  { name: 'all three the same', viewer: connector, shared: true },
  { name: 'the spelling aside', viewer: { ...connector, region: 'LOCAL' }, shared: true },
  { name: 'another tenant', viewer: { ...connector, tenantId: otherTenant }, shared: false },
  { name: 'another subscription', viewer: { ...connector, subscriptionId: otherSubscription }, shared: false },
  { name: 'another region', viewer: { ...connector, region: 'north' }, shared: false },
  {
    name: 'nothing the same',
    viewer: { tenantId: otherTenant, subscriptionId: otherSubscription, region: 'x' },
    shared: false,
  },
])('shares a connector: $name', ({ viewer, shared }) => {
  expect(isShared(connector, viewer)).toBe(shared);
});

const groups = [
  { subscriptionId, name: 'here', region: 'local' },
  { subscriptionId, name: 'there', region: 'north' },
  { subscriptionId: otherSubscription, name: 'here', region: 'local' },
];
const group = (resourceGroup: string) => toScope({ tenantId, subscriptionId, resourceGroup });

test.each([
  { name: 'a reader of the tenant', roles: [{ role: 'Reader', scope: toScope({ tenantId }) }], works: true },
  {
    name: 'a contributor of the subscription',
    roles: [{ role: 'Contributor', scope: toScope({ tenantId, subscriptionId }) }],
    works: true,
  },
  {
    name: 'of another subscription',
    roles: [{ role: 'Owner', scope: toScope({ tenantId, subscriptionId: otherSubscription }) }],
    works: false,
  },
  { name: 'of a resource group in the region', roles: [{ role: 'Reader', scope: group('here') }], works: true },
  { name: 'of a resource group in another region', roles: [{ role: 'Owner', scope: group('there') }], works: false },
  { name: 'an operator without a role in the tenant', roles: [{ role: 'Operator', scope: '/' }], works: false },
  { name: 'nobody', roles: [], works: false },
])('decides who works at a home: $name', ({ roles, works }) => {
  expect(worksAt({ tenantId, roles }, connector, groups)).toBe(works);
});

test('a member of another tenant works nowhere in this one', () => {
  const roles = [{ role: 'Owner', scope: toScope({ tenantId: otherTenant }) }];
  expect(worksAt({ tenantId: otherTenant, roles }, connector, groups)).toBe(false);
});

test('shows the subscriptions in which a role is held', () => {
  expect(visibleSubscriptions([{ role: 'Reader', scope: toScope({ tenantId }) }], tenantId)).toEqual({ kind: 'all' });
  expect(visibleSubscriptions([{ role: 'Reader', scope: group('here') }], tenantId)).toEqual({
    kind: 'some',
    subscriptionIds: new Set([subscriptionId]),
  });
});
