import { z } from 'zod';
import { displayName, email, id, instant, resourceName } from './fields.ts';
import { region } from './instance.ts';
import { defineRoute, nothing } from './route.ts';

const tag = 'Tenancy';
const tenant = z.object({ id, displayName: z.string(), createdAt: instant });
const subscription = z.object({ id, displayName: z.string(), createdAt: instant });
const resourceGroup = z.object({ name: z.string(), region: z.string(), tags: z.record(z.string(), z.string()) });

/** The own tenant. */
export const getTenant = defineRoute({
  method: 'GET',
  path: '/api/v1/tenant',
  summary: 'Reads the own tenant',
  tag,
  answer: tenant,
});

/** Renames the own tenant. */
export const updateTenant = defineRoute({
  method: 'PATCH',
  path: '/api/v1/tenant',
  summary: 'Renames the own tenant',
  tag,
  body: z.strictObject({ displayName }),
  answer: tenant,
});

/** The tenants of the instance; the operator's. */
export const listTenants = defineRoute({
  method: 'GET',
  path: '/api/v1/tenants',
  summary: 'Lists the tenants of the instance',
  tag,
  answer: z.object({ tenants: z.array(tenant.extend({ members: z.number().int() })) }),
});

/** Makes another tenant with one subscription and resource group, and the invitation link for its owner. */
export const createTenant = defineRoute({
  method: 'POST',
  path: '/api/v1/tenants',
  summary: 'Makes another tenant and invites its owner',
  tag,
  body: z.strictObject({ displayName, ownerEmail: email }),
  status: 201,
  answer: tenant.extend({ invitationLink: z.string(), invitationExpiresAt: instant }),
});

/** The subscriptions the caller can see. */
export const listSubscriptions = defineRoute({
  method: 'GET',
  path: '/api/v1/subscriptions',
  summary: 'Lists the subscriptions',
  tag,
  answer: z.object({ subscriptions: z.array(subscription) }),
});

/** Makes another subscription, with a resource group `default` in the given region. */
export const createSubscription = defineRoute({
  method: 'POST',
  path: '/api/v1/subscriptions',
  summary: 'Makes a subscription',
  tag,
  body: z.strictObject({ displayName, region: z.string().max(80).optional() }),
  status: 201,
  answer: subscription,
});

/** Renames a subscription. */
export const updateSubscription = defineRoute({
  method: 'PATCH',
  path: '/api/v1/subscriptions/{subscriptionId}',
  summary: 'Renames a subscription',
  tag,
  params: z.object({ subscriptionId: id }),
  body: z.strictObject({ displayName }),
  answer: subscription,
});

/** The resource groups of a subscription. */
export const listResourceGroups = defineRoute({
  method: 'GET',
  path: '/api/v1/subscriptions/{subscriptionId}/resource-groups',
  summary: 'Lists the resource groups of a subscription',
  tag,
  params: z.object({ subscriptionId: id }),
  answer: z.object({ resourceGroups: z.array(resourceGroup) }),
});

/** Makes a resource group in a region. */
export const createResourceGroup = defineRoute({
  method: 'POST',
  path: '/api/v1/subscriptions/{subscriptionId}/resource-groups',
  summary: 'Makes a resource group',
  tag,
  params: z.object({ subscriptionId: id }),
  body: z.strictObject({ name: resourceName, region: z.string().max(80) }),
  status: 201,
  answer: resourceGroup,
});

/** Deletes an empty resource group. */
export const deleteResourceGroup = defineRoute({
  method: 'DELETE',
  path: '/api/v1/subscriptions/{subscriptionId}/resource-groups/{resourceGroup}',
  summary: 'Deletes an empty resource group',
  tag,
  params: z.object({ subscriptionId: id, resourceGroup: z.string().max(90) }),
  status: 204,
  answer: nothing,
});

/** The regions of the instance. */
export const listRegions = defineRoute({
  method: 'GET',
  path: '/api/v1/regions',
  summary: 'Lists the regions',
  tag,
  answer: z.object({ regions: z.array(region) }),
});
