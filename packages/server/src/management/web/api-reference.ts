import type { Connector } from '@tenon/connector';
import { isShared } from '@tenon/organization';
import {
  type CatalogueEntry,
  type ConnectorRecord,
  type ConnectorReference,
  type ConnectorVersion,
  catalogueEntries,
  connectors,
  connectorVersions,
  type Scope,
} from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmJson } from '../arm-route.ts';
import { sameRegion } from '../place-of-request.ts';
import { readResourceId } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';

/** The connector behind an `api`: a custom one with its newest usable version, or an entry of the catalogue. */
export type ApiTarget =
  | { readonly kind: 'custom'; readonly connector: ConnectorRecord; readonly version: ConnectorVersion }
  | { readonly kind: 'catalogue'; readonly entry: CatalogueEntry };

/** How the store refers to it. */
export function referenceOf(target: ApiTarget): ConnectorReference {
  return target.kind === 'custom'
    ? { kind: 'custom', connectorId: target.connector.connectorId }
    : { kind: 'catalogue', name: target.entry.name };
}

/** The model of a connector's documents; undefined when they cannot be read. */
export function modelOf(services: Pick<ManagementServices, 'models'>, target: ApiTarget): Connector | undefined {
  return services.models.of(target.kind === 'custom' ? target.version : target.entry).value;
}

/** States of catalogue entries that a new connection may be made to. */
const openStates = new Set(['preview', 'generally-available']);

/** Whether a catalogue entry is shown to everybody. */
export function isListed(entry: Pick<CatalogueEntry, 'state'>): boolean {
  return openStates.has(entry.state);
}

/**
 * Finds the connector that an `api.id` names, as seen from a subscription and region: a custom connector by the sharing rule,
 * a managed one when it is published. What is not visible is not found.
 */
export async function findApi(
  scope: Scope,
  context: ArmContext,
  { id, region }: { readonly id: string; readonly region: string },
): Promise<ApiTarget> {
  const read = readResourceId(id);
  if (read?.type === 'microsoft.web/customapis' && read.resourceGroup !== undefined && isUuid(read.subscriptionId)) {
    const connector = await connectors(scope).findByName(
      read.subscriptionId.toLowerCase(),
      read.resourceGroup,
      read.name,
    );
    const home = { tenantId: context.caller.tenantId, subscriptionId: context.subscriptionId, region };
    if (connector && isUsable(connector, context.caller.memberId) && isShared(connector, home)) {
      const version = await connectorVersions(scope).newestSaved(connector.connectorId);
      if (version) return { kind: 'custom', connector, version };
    }
  }
  if (read?.type === 'microsoft.web/managedapis') {
    const entry = await catalogueEntries(scope).find(read.name);
    const isHere = read.location === undefined || sameRegion(read.location, region);
    if (entry && isListed(entry) && isHere) return { kind: 'catalogue', entry };
  }
  throw armRefusal(
    'ConnectorNotFound',
    `The connector '${id.slice(0, 300)}' could not be found. Name a custom connector of this subscription and region, or one of the catalogue.`,
  );
}

function isUsable(connector: ConnectorRecord, memberId: string): boolean {
  return connector.state === 'saved' || connector.createdBy === memberId;
}

/** The connector that a kept reference leads to, or undefined when it is gone. */
export async function readApi(scope: Scope, reference: ConnectorReference): Promise<ApiTarget | undefined> {
  if (reference.kind === 'catalogue') {
    const entry = await catalogueEntries(scope).find(reference.name);
    return entry && { kind: 'catalogue', entry };
  }
  const connector = await connectors(scope).find(reference.connectorId);
  const version = connector && (await connectorVersions(scope).newestSaved(connector.connectorId));
  return connector && version && { kind: 'custom', connector, version };
}

/** The `api` member of a connection or an operation. */
export function toApi(
  target: ApiTarget,
  seen: { readonly subscriptionId: string; readonly region: string },
): { readonly [name: string]: ArmJson } {
  const shown = target.kind === 'custom' ? target.version : target.entry;
  return {
    id: apiId(target, seen),
    name: target.kind === 'custom' ? target.connector.name : target.entry.name,
    displayName: shown.title,
    description: shown.description,
    iconUri: shown.icon ?? undefined,
    brandColor: shown.color ?? undefined,
    type: target.kind === 'custom' ? 'Microsoft.Web/customApis' : 'Microsoft.Web/locations/managedApis',
  };
}

/** The id of a connector in the management API, as seen from a subscription and region. */
export function apiId(target: ApiTarget, seen: { readonly subscriptionId: string; readonly region: string }): string {
  if (target.kind === 'custom') return customApiId(target.connector);
  return managedApiId(target.entry.name, seen);
}

/** The id of a custom connector. */
export function customApiId(connector: Pick<ConnectorRecord, 'subscriptionId' | 'resourceGroup' | 'name'>): string {
  return `/subscriptions/${connector.subscriptionId}/resourceGroups/${connector.resourceGroup}/providers/Microsoft.Web/customApis/${connector.name}`;
}

/** The id of a catalogue entry, as seen from a subscription and region. */
export function managedApiId(
  name: string,
  { subscriptionId, region }: { readonly subscriptionId: string; readonly region: string },
): string {
  return `/subscriptions/${subscriptionId}/providers/Microsoft.Web/locations/${region}/managedApis/${name}`;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
