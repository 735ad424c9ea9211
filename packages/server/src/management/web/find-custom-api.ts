import {
  type ConnectorRecord,
  type ConnectorVersion,
  connectors,
  connectorVersions,
  customApiSettings,
  type Scope,
} from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmJson } from '../arm-route.ts';
import type { ManagementServices } from '../services.ts';
import { toCustomApi } from './custom-api-shape.ts';

/** The custom connector that a path names with the version that is in use; refuses when there is none. */
export async function findCustomApi(
  scope: Scope,
  { subscriptionId, resourceGroup, params, caller }: ArmContext,
): Promise<{ readonly connector: ConnectorRecord; readonly version: ConnectorVersion }> {
  const connector = await connectors(scope).findByName(subscriptionId, resourceGroup, params['apiName'] ?? '');
  if (connector && isSeen(connector, caller.memberId)) {
    const versions = connectorVersions(scope);
    const version =
      (await versions.newestSaved(connector.connectorId)) ?? (await versions.newest(connector.connectorId));
    if (version) return { connector, version };
  }
  throw armRefusal('ConnectorNotFound', `The custom API '${params['apiName']?.slice(0, 100)}' could not be found.`);
}

/** A custom connector as it is answered. */
export async function showCustomApi(
  scope: Scope,
  {
    connector,
    version,
    services,
  }: { readonly connector: ConnectorRecord; readonly version: ConnectorVersion; readonly services: ManagementServices },
): Promise<ArmJson> {
  const { value: model } = services.models.of(version);
  if (model === undefined) throw new Error(`The version ${version.connectorVersionId} cannot be read.`);
  return toCustomApi(connector, {
    version,
    model,
    settings: await customApiSettings(scope).find(connector.connectorId),
  });
}

/** A draft is its author's alone. */
export function isSeen(connector: ConnectorRecord, memberId: string): boolean {
  return connector.state === 'saved' || connector.createdBy === memberId;
}
