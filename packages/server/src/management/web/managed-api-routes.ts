import type { Connector } from '@tenon/connector';
import { type CatalogueEntry, catalogueEntries, type ListedEntry } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { readFilter } from '../filter.ts';
import { cutPage, nextLink, offsetAfter, readPage } from '../paging.ts';
import { toInstant } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { apiId, isListed, managedApiId, modelOf, toApi } from './api-reference.ts';
import { customApiPath } from './custom-api-routes.ts';
import { serviceUrlOf, toConnectionParameterSets, toConnectionParameters } from './custom-api-shape.ts';
import { findCustomApi } from './find-custom-api.ts';
import {
  type ApiOfOperations,
  matchesSearch,
  type OwnedOperation,
  operationMatcher,
  operationsOf,
  toApiOperation,
} from './operation-shape.ts';

const inLocation = '/subscriptions/{subscriptionId}/providers/Microsoft.Web/locations/{location}';
const managedApiPath = `${inLocation}/managedApis/{apiName}`;
/** So many entries are looked through when the operations of all of them are asked for. */
const mostSearched = 50;

/** The catalogue as managed APIs, and the operations of connectors (Microsoft.Web). */
export function managedApiRoutes(services: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'GET',
      path: `${inLocation}/managedApis`,
      permission: 'anyone',
      handle: (context) => listManagedApis(context),
    },
    {
      method: 'GET',
      path: managedApiPath,
      permission: 'anyone',
      handle: async (context) => {
        const entry = await findEntry(context);
        const connector = requireModel(services, entry);
        if (context.query.get('export') === 'true') return { status: 200, body: connector.definition };
        return { status: 200, body: toManagedApi(entry, context, connector) };
      },
    },
    {
      method: 'GET',
      path: `${managedApiPath}/apiOperations`,
      permission: 'anyone',
      handle: async (context) => {
        const entry = await findEntry(context);
        return listOperations(context, operationsOf(requireModel(services, entry), ownerOf(entry, context)));
      },
    },
    {
      method: 'GET',
      path: `${managedApiPath}/apiOperations/{operationId}`,
      permission: 'anyone',
      handle: async (context) => {
        const entry = await findEntry(context);
        return showOperation(context, { connector: requireModel(services, entry), owner: ownerOf(entry, context) });
      },
    },
    {
      method: 'GET',
      path: `${inLocation}/apiOperations`,
      permission: 'anyone',
      handle: async (context) => {
        const search = (context.query.get('$search') ?? '').replaceAll('"', ' ').trim();
        const entries = await context.inTenant(async (scope) => {
          const listed = await catalogueEntries(scope).list({ search, offset: 0, limit: mostSearched });
          return Promise.all(listed.map(({ name }) => catalogueEntries(scope).find(name)));
        });
        const all = entries.flatMap((entry) => {
          const connector = entry && modelOf(services, { kind: 'catalogue', entry });
          return connector && entry ? operationsOf(connector, ownerOf(entry, context)) : [];
        });
        return listOperations(context, all);
      },
    },
    {
      method: 'GET',
      path: `${customApiPath}/apiOperations`,
      permission: 'Microsoft.Web/customApis/read',
      handle: async (context) => {
        const { connector, owner } = await findCustom(context, services);
        return listOperations(context, operationsOf(connector, owner));
      },
    },
    {
      method: 'GET',
      path: `${customApiPath}/apiOperations/{operationId}`,
      permission: 'Microsoft.Web/customApis/read',
      handle: async (context) => showOperation(context, await findCustom(context, services)),
    },
  ];
}

async function listManagedApis(context: ArmContext): Promise<ArmAnswer> {
  const page = readPage(context);
  const offset = offsetAfter(page);
  const found = await context.inTenant((scope) =>
    catalogueEntries(scope).list({ search: context.query.get('$search') ?? undefined, offset, limit: page.limit + 1 }),
  );
  const { rows, last } = cutPage(found, page.limit);
  const link = last && nextLink(context, String(offset + page.limit));
  return { status: 200, body: { value: rows.map((entry) => toManagedApi(entry, context)), nextLink: link } };
}

async function findEntry(context: ArmContext): Promise<CatalogueEntry> {
  const name = context.params['apiName'] ?? '';
  const entry = await context.inTenant((scope) => catalogueEntries(scope).find(name));
  if (entry !== undefined && isListed(entry)) return entry;
  throw armRefusal('ConnectorNotFound', `The managed API '${name.slice(0, 100)}' could not be found.`);
}

function requireModel(services: ManagementServices, entry: CatalogueEntry): Connector {
  const connector = modelOf(services, { kind: 'catalogue', entry });
  if (connector === undefined) throw new Error(`The catalogue entry ${entry.name} cannot be read.`);
  return connector;
}

function toManagedApi(entry: ListedEntry, context: ArmContext, connector?: Connector): ArmJson {
  const { subscriptionId, params } = context;
  const region = params['location'] ?? '';
  const serviceUrl = connector && serviceUrlOf(connector);
  const declared = connector?.capabilities.declared ?? [];
  return {
    id: managedApiId(entry.name, { subscriptionId, region }),
    name: entry.name,
    type: 'Microsoft.Web/locations/managedApis',
    location: region,
    tags: {},
    properties: {
      name: entry.name,
      generalInformation: {
        displayName: entry.title,
        description: entry.description,
        iconUrl: entry.icon ?? undefined,
        releaseTag: entry.state === 'generally-available' ? 'Production' : 'Preview',
        tier: 'Standard',
      },
      metadata: {
        source: 'marketplace',
        brandColor: entry.color ?? undefined,
        publisher: entry.publisher,
        categories: [...entry.categories],
      },
      capabilities: declared.length === 0 ? ['actions'] : [...declared],
      runtimeUrls: serviceUrl === undefined ? [] : [serviceUrl],
      connectionParameters: connector && toConnectionParameters(connector.connection),
      connectionParameterSets: connector && toConnectionParameterSets(connector),
      apiDefinitionUrl: `${context.publicUrl}/api/v1/catalogue/${encodeURIComponent(entry.name)}/definition`,
      createdTime: toInstant(entry.publishedAt),
      changedTime: toInstant(entry.updatedAt),
    },
  };
}

function ownerOf(entry: CatalogueEntry, { subscriptionId, params }: ArmContext): ApiOfOperations {
  const seen = { subscriptionId, region: params['location'] ?? '' };
  const target = { kind: 'catalogue', entry } as const;
  return { id: apiId(target, seen), type: 'Microsoft.Web/locations/managedApis', api: toApi(target, seen) };
}

async function findCustom(
  context: ArmContext,
  services: ManagementServices,
): Promise<{ readonly connector: Connector; readonly owner: ApiOfOperations }> {
  const target = { kind: 'custom', ...(await context.inTenant((scope) => findCustomApi(scope, context))) } as const;
  const connector = modelOf(services, target);
  if (connector === undefined) throw new Error(`The version ${target.version.connectorVersionId} cannot be read.`);
  const owner = { id: apiId(target, context), type: 'Microsoft.Web/customApis', api: toApi(target, context) };
  return { connector, owner };
}

function listOperations(context: ArmContext, all: readonly OwnedOperation[]): ArmAnswer {
  const { query } = context;
  const page = readPage(context);
  const offset = offsetAfter(page);
  const matches = operationMatcher(readFilter(query.get('$filter')));
  const found = all.filter((owned) => matches(owned) && matchesSearch(owned.operation, query.get('$search')));
  const { rows, last } = cutPage(found.slice(offset), page.limit);
  const value = rows.map(({ operation, owner }) => toApiOperation(operation, owner, wantsDefinitions(query)));
  return { status: 200, body: { value, nextLink: last && nextLink(context, String(offset + page.limit)) } };
}

function showOperation(
  context: ArmContext,
  { connector, owner }: { readonly connector: Connector; readonly owner: ApiOfOperations },
): ArmAnswer {
  const wanted = context.params['operationId'] ?? '';
  const operation = connector.operations.find(({ operationId }) => operationId.toLowerCase() === wanted.toLowerCase());
  if (operation === undefined)
    throw armRefusal('NotFound', `The connector has no operation '${wanted.slice(0, 100)}'.`);
  return { status: 200, body: toApiOperation(operation, owner, wantsDefinitions(context.query)) };
}

function wantsDefinitions(query: URLSearchParams): boolean {
  return /inputsDefinition|responsesDefinition|manifest/i.test(query.get('$expand') ?? '');
}
