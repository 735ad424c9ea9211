import type { Connector } from '@tenon/connector';
import { worksAt } from '@tenon/organization';
import { catalogueEntries, connectors, connectorVersions, resourceGroups, type Scope } from '@tenon/store';
import type { Caller } from '../authentication/caller.ts';
import { readResourceId } from '../management/resource-id.ts';
import type { ConnectorModels } from './connector-models.ts';
import { isOffered } from './find-connector.ts';

/** The model of a connector that the caller's workflows may use in a region, by its resource id; undefined where there is none. */
export async function findOffered(
  scope: Scope,
  { member, models }: { readonly member: Caller; readonly models: ConnectorModels },
  { apiId, region }: { readonly apiId: string; readonly region: string },
): Promise<Connector | undefined> {
  const read = readResourceId(apiId);
  if (read === undefined) return undefined;
  const { subscriptionId, resourceGroup, type, name } = read;
  if (type === 'microsoft.web/managedapis') {
    const entry = await catalogueEntries(scope).find(name);
    return entry && models.of(entry).value;
  }
  if (type !== 'microsoft.web/customapis' || resourceGroup === undefined || !isId(subscriptionId)) return undefined;
  const groups = await resourceGroups(scope).list(subscriptionId);
  if (!worksAt(member, { tenantId: member.tenantId, subscriptionId, region }, groups)) return undefined;
  const found = await connectors(scope).findByName(subscriptionId.toLowerCase(), resourceGroup, name);
  if (found === undefined || !isOffered(found, member, subscriptionId, region)) return undefined;
  const version = await connectorVersions(scope).newestSaved(found.connectorId);
  return version && models.of(version).value;
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/i.test(text);
}
