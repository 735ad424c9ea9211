import { type Connection, connections, newConnectionId, type Scope, type SealedField } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { filterMatcher, readFilter, unknownFilter } from '../filter.ts';
import { cutPage, nextLink, readPage, unknownToken } from '../paging.ts';
import { objectMember, requireObject, tagsOf, textMember } from '../read-body.ts';
import { checkResourceName } from '../resource-id.ts';
import { resourceRegion } from '../resource-region.ts';
import type { ManagementServices } from '../services.ts';
import { findApi, modelOf, readApi, referenceOf } from './api-reference.ts';
import { problemOf, readValues } from './connection-parameters.ts';
import { toConnectionResource } from './connection-shape.ts';

const inGroup =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Web/connections';

/** The path of a connection. */
export const connectionPath = `${inGroup}/{connectionName}`;

/** Connections (Microsoft.Web). */
export function connectionRoutes(services: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'GET',
      path: inGroup,
      permission: 'Microsoft.Web/connections/read',
      handle: (context) => listConnections(context, services),
    },
    {
      method: 'GET',
      path: connectionPath,
      permission: 'Microsoft.Web/connections/read',
      handle: (context) =>
        context.inTenant(async (scope) => ({
          status: 200,
          body: await show(scope, context, { connection: await findConnection(scope, context), services }),
        })),
    },
    {
      method: 'PUT',
      path: connectionPath,
      permission: 'Microsoft.Web/connections/write',
      handle: (context) => putConnection(context, services),
    },
    {
      method: 'PATCH',
      path: connectionPath,
      permission: 'Microsoft.Web/connections/write',
      handle: (context) =>
        context.inTenant(async (scope) => {
          const { connectionId } = await findConnection(scope, context);
          const body = context.readBody();
          const tags = body === undefined ? undefined : tagsOf(requireObject(body, '{"tags"}'));
          if (tags) await connections(scope).setTags(connectionId, tags, services.clock.now());
          return {
            status: 200,
            body: await show(scope, context, { connection: await findConnection(scope, context), services }),
          };
        }),
    },
    {
      method: 'DELETE',
      path: connectionPath,
      permission: 'Microsoft.Web/connections/delete',
      handle: (context) =>
        context.inTenant(async (scope) => {
          const connection = await lookUp(scope, context);
          if (connection === undefined) return { status: 204 };
          await connections(scope).delete(connection.connectionId);
          return { status: 200 };
        }),
    },
  ];
}

/** The connection that a path names; refuses when there is none. */
export async function findConnection(scope: Scope, context: ArmContext): Promise<Connection> {
  const found = await lookUp(scope, context);
  if (found !== undefined) return found;
  throw armRefusal(
    'ConnectionNotFound',
    `The connection '${context.params['connectionName']?.slice(0, 100)}' could not be found.`,
  );
}

function lookUp(scope: Scope, context: ArmContext): Promise<Connection | undefined> {
  return connections(scope).find({
    subscriptionId: context.subscriptionId,
    resourceGroup: context.resourceGroup,
    name: context.params['connectionName'] ?? '',
  });
}

async function show(
  scope: Scope,
  context: ArmContext,
  { connection, services }: { readonly connection: Connection; readonly services: ManagementServices },
): Promise<ArmJson> {
  const target = await readApi(scope, connection.connector);
  const connector = target && modelOf(services, target);
  return toConnectionResource(connection, { target, connector, publicUrl: context.publicUrl });
}

async function listConnections(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const page = readPage(context);
  const matches = connectionMatcher(context.query.get('$filter'));
  if (page.after !== undefined && !/^[0-9a-f-]{36}$/.test(page.after)) {
    throw unknownToken();
  }
  return context.inTenant(async (scope) => {
    const { subscriptionId, resourceGroup } = context;
    const rows = await connections(scope).list({ subscriptionId, resourceGroup, ...page, limit: page.limit + 1 });
    const cut = cutPage(rows, page.limit);
    const shown: ArmJson[] = [];
    for (const connection of cut.rows) {
      const target = await readApi(scope, connection.connector);
      const apiName = target?.kind === 'custom' ? target.connector.name : target?.entry.name;
      if (!matches({ location: connection.region, managedapiname: apiName ?? '', kind: 'V1' })) continue;
      shown.push(
        toConnectionResource(connection, {
          target,
          connector: target && modelOf(services, target),
          publicUrl: context.publicUrl,
        }),
      );
    }
    return { status: 200, body: { value: shown, nextLink: cut.last && nextLink(context, cut.last.connectionId) } };
  });
}

type Facts = Readonly<Record<'location' | 'managedapiname' | 'kind', string>>;

/** `Location eq 'l' and ManagedApiName eq 'a' and Kind eq 'V1'`, and the clause on service environments, which do not exist here. */
function connectionMatcher(text: string | null): (facts: Facts) => boolean {
  return filterMatcher(readFilter(text), (clause) => {
    const { name, value } = clause;
    if (name === 'properties/integrationserviceenvironmentresourceid') {
      return () => clause.kind === 'compare' && (clause.operator === 'eq') === (value === null);
    }
    if (!isFact(name) || clause.kind !== 'compare' || clause.operator !== 'eq') throw unknownFilter(clause);
    return (facts) => facts[name].toLowerCase() === (value ?? '').toLowerCase();
  });
}

function isFact(name: string): name is keyof Facts {
  return ['location', 'managedapiname', 'kind'].includes(name);
}

async function putConnection(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const name = context.params['connectionName'] ?? '';
  const at = services.clock.now();
  return context.inTenant(async (scope) => {
    const existing = await lookUp(scope, context);
    if (existing === undefined) checkResourceName(name, 80);
    const body = requireObject(context.readBody(), 'the connection');
    const properties = objectMember(body, 'properties');
    const api = properties && objectMember(properties, 'api');
    const apiId = api && textMember(api, 'id');
    if (properties === undefined || apiId === undefined) {
      throw armRefusal('InvalidConnection', "The connection has no 'properties.api.id'.");
    }
    const region = await resourceRegion(scope, textMember(body, 'location'), {
      what: 'a connection',
      existing,
      groupRegion: context.region,
    });
    const target = await findApi(scope, context, { id: apiId, region });
    const connector = modelOf(services, target);
    if (connector === undefined)
      throw armRefusal('InvalidConnection', `The definition of the connector '${apiId.slice(0, 300)}' cannot be used.`);
    const isSameApi =
      existing !== undefined && JSON.stringify(existing.connector) === JSON.stringify(referenceOf(target));
    const before = isSameApi ? existing : undefined;
    const given = readValues(connector, properties);
    const connectionId = existing?.connectionId ?? newConnectionId();
    const secrets = sealAll(services, {
      tenantId: context.caller.tenantId,
      connectionId,
      given: given.secret,
      before: before?.secrets ?? {},
    });
    const values = { ...before?.values, ...given.open };
    const saved = await connections(scope).save({
      connectionId,
      subscriptionId: context.subscriptionId,
      resourceGroup: context.resourceGroup,
      name: existing?.name ?? name,
      region,
      displayName: textMember(properties, 'displayName') ?? existing?.displayName ?? name,
      connector: referenceOf(target),
      parameterSet: given.parameterSet ?? before?.parameterSet,
      values,
      secrets,
      problem: problemOf(connector, {
        parameterSet: given.parameterSet ?? before?.parameterSet,
        names: new Set([...Object.keys(values), ...Object.keys(secrets)]),
        consented: consentedIn(secrets),
      }),
      tags: tagsOf(body) ?? existing?.tags ?? {},
      createdBy: context.caller.memberId,
      at,
    });
    return {
      status: existing === undefined ? 201 : 200,
      body: await show(scope, context, { connection: saved, services }),
    };
  });
}

/** The OAuth parameters for which there is a token. */
function consentedIn(secrets: Readonly<Record<string, SealedField>>): ReadonlySet<string> {
  return new Set(Object.keys(secrets).flatMap((field) => /^oauth\.(.+)$/.exec(field)?.[1] ?? []));
}

/** Seals the secrets that are given; those that are not stay as they were, for they cannot be read back. */
function sealAll(
  { vault }: ManagementServices,
  to: {
    readonly tenantId: string;
    readonly connectionId: string;
    readonly given: Readonly<Record<string, unknown>>;
    readonly before: Readonly<Record<string, SealedField>>;
  },
): Readonly<Record<string, SealedField>> {
  const sealed = Object.entries(to.given).map(([field, value]): [string, SealedField] => {
    const version = (to.before[field]?.version ?? 0) + 1;
    const place = { tenantId: to.tenantId, recordId: to.connectionId, field, version };
    return [field, { version, sealed: vault.seal(place, JSON.stringify(value)) }];
  });
  return { ...to.before, ...Object.fromEntries(sealed) };
}
