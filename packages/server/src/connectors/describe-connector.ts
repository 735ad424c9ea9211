import type { Connector } from '@tenon/connector';
import type { AnswerOf, getConnector, listConnectors, RouteContract } from '@tenon/contract';
import {
  type ConnectorRecord,
  type ConnectorVersion,
  connectorVersions,
  customApiSettings,
  type ListedConnector,
  type ListedVersion,
  members,
  type Scope,
} from '@tenon/store';
import { consentRedirectUrl } from '../invoke/consent-addresses.ts';
import type { MemberCall } from '../routing/route.ts';
import { describeConnectionSets, describeConnectionValues } from './describe-connection-values.ts';
import { describeOperations } from './describe-operation.ts';
import { describeSecurity } from './describe-security.ts';
import { clientSecretField } from './security-parameters.ts';

type Detail = AnswerOf<typeof getConnector>;
type Summary = AnswerOf<typeof listConnectors>['connectors'][number];

/** A connector in a list. */
export function describeListed(connector: ListedConnector): Summary {
  return {
    ...describePlace(connector),
    title: connector.title,
    description: connector.description,
    icon: connector.icon,
    color: connector.color,
    operationCount: connector.operationCount,
    createdBy: toPerson(connector.createdBy, connector.createdByName),
  };
}

/** A connector with everything its wizard and page show, as its newest version has it. */
export async function describeConnector(
  scope: Scope,
  { parts, may }: Pick<MemberCall<RouteContract>, 'parts' | 'may'>,
  connector: ConnectorRecord,
): Promise<Detail> {
  const newest = await connectorVersions(scope).newest(connector.connectorId);
  if (newest === undefined) throw new Error(`The connector ${connector.connectorId} has no version.`);
  const { value: model, diagnostics } = parts.models.of(newest);
  if (model === undefined) throw new Error(`A kept version of the connector ${connector.connectorId} cannot be read.`);
  const versions = await connectorVersions(scope).list(connector.connectorId);
  const author = connector.createdBy === null ? undefined : await members(scope).find(connector.createdBy);
  const listed = versions.map(describeVersion);
  const [version] = listed;
  if (version === undefined) throw new Error(`The connector ${connector.connectorId} has no version.`);
  return {
    ...describePlace(connector),
    title: newest.title,
    description: newest.description,
    icon: newest.icon,
    color: newest.color,
    operationCount: newest.operationCount,
    createdBy: toPerson(connector.createdBy, author?.displayName ?? null),
    general: describeGeneral(model, newest),
    security: describeSecurity(model),
    connectionSets: describeConnectionSets(model),
    connectionValues: describeConnectionValues(model),
    signIn: {
      redirectUrl: consentRedirectUrl(parts.config.publicUrl(), connector.connectorId),
      hasClientSecret: await hasClientSecret(scope, { connector, model }),
    },
    operations: describeOperations(model),
    diagnostics: diagnostics.slice(0, 500).map((diagnostic) => ({ ...diagnostic })),
    version,
    hasUnsavedChanges: connector.state === 'saved' && newest.state === 'draft',
    versions: listed,
    canEdit: may('Microsoft.Web/customApis/write', connector),
  };
}

async function hasClientSecret(
  scope: Scope,
  { connector, model }: { readonly connector: ConnectorRecord; readonly model: Connector },
): Promise<boolean> {
  const field = clientSecretField(model);
  if (field === undefined) return false;
  return (await customApiSettings(scope).find(connector.connectorId)).secrets[field] !== undefined;
}

function describePlace(connector: ConnectorRecord) {
  return {
    id: connector.connectorId,
    name: connector.name,
    state: connector.state,
    subscriptionId: connector.subscriptionId,
    resourceGroup: connector.resourceGroup,
    region: connector.region,
    createdAt: connector.createdAt.toISOString(),
    updatedAt: connector.updatedAt.toISOString(),
  };
}

function describeGeneral(model: Connector, version: ConnectorVersion): Detail['general'] {
  const { service } = model;
  return {
    title: version.title,
    description: version.description,
    host: service.host,
    basePath: service.basePath,
    scheme: service.schemes.includes('https') || service.schemes.length === 0 ? 'https' : 'http',
    icon: version.icon,
    color: version.color,
  };
}

function describeVersion(version: ListedVersion & { readonly createdByName: string | null }): Detail['version'] {
  return {
    id: version.connectorVersionId,
    number: version.number,
    state: version.state,
    title: version.title,
    note: version.note,
    createdAt: version.createdAt.toISOString(),
    createdBy: toPerson(version.createdBy, version.createdByName),
  };
}

/** A member by id and name; null for one who left. */
export function toPerson(id: string | null, name: string | null): { id: string; displayName: string } | null {
  return id === null ? null : { id, displayName: name ?? '' };
}
