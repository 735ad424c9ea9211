import { type Value, values, valueText, writeValue } from '@tenon/definition';
import type { TestedOperation } from '@tenon/runtime';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { type BodyObject, objectMember, requireObject, textMember } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { connectionPath, findConnection } from './connection-routes.ts';

/** Calls through a connection at design time: with its credentials, bound to the hosts of its connector like any other. */
export function connectionCallRoutes(services: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'POST',
      path: `${connectionPath}/dynamicInvoke`,
      permission: 'Microsoft.Web/connections/use/action',
      handle: (context) => invoke(context, services),
    },
    {
      method: 'GET',
      path: `${connectionPath}/testConnection`,
      permission: 'Microsoft.Web/connections/use/action',
      handle: (context) => test(context, services),
    },
    ...(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map(
      (method): ArmRoute => ({
        method,
        path: `${connectionPath}/extensions/proxy/{path*}`,
        permission: 'Microsoft.Web/connections/use/action',
        handle: (context) => passOn(method, context, services),
      }),
    ),
  ];
}

async function invoke(context: ArmContext, { connectorCalls }: ManagementServices): Promise<ArmAnswer> {
  const { tenantId, connectionId } = await context.inTenant((scope) => findConnection(scope, context));
  const body = requireObject(context.readBody(), '{"request": {"method", "path"}}');
  const request = objectMember(body, 'request');
  const path = request && textMember(request, 'path');
  if (request === undefined || path === undefined)
    throw armRefusal('InvalidRequestContent', "The request has no 'request.path'.");
  const content = values.findProperty(request, 'body');
  const called = await connectorCalls.callConnection({
    tenantId,
    connectionId,
    method: (textMember(request, 'method') ?? 'GET').toUpperCase(),
    pathAndQuery: withQueries(path, objectMember(request, 'queries')),
    headers: toHeaders(objectMember(request, 'headers')),
    ...(content === undefined || content === null
      ? {}
      : { body: typeof content === 'string' ? content : writeValue(content) }),
  });
  return { status: 200, body: { response: toResponse(called) } };
}

/** Sends a request to the API and answers what it answers. */
async function passOn(method: string, context: ArmContext, { connectorCalls }: ManagementServices): Promise<ArmAnswer> {
  const { tenantId, connectionId } = await context.inTenant((scope) => findConnection(scope, context));
  const query = new URLSearchParams([...context.query].filter(([name]) => name.toLowerCase() !== 'api-version'));
  const path = context.url.slice(context.url.toLowerCase().indexOf('/extensions/proxy/') + '/extensions/proxy'.length);
  const content = context.readBody();
  const { response, failure } = await connectorCalls.callConnection({
    tenantId,
    connectionId,
    method,
    pathAndQuery: query.size === 0 ? path : `${path}?${query}`,
    headers: {},
    ...(content === undefined ? {} : { body: writeValue(content) }),
  });
  if (response === null) throw armRefusal('OperationFailed', failure?.message ?? 'The request got no answer.');
  const isEmpty = response.status === 204 || response.body === '';
  return { status: response.status, ...(isEmpty ? {} : { body: readBody(response.body) }) };
}

/** Calls the operation that the connector declares for this purpose; any answer below 400 is good. */
async function test(context: ArmContext, { connectorCalls }: ManagementServices): Promise<ArmAnswer> {
  const connection = await context.inTenant((scope) => findConnection(scope, context));
  if (connection.problem !== undefined) throw armRefusal('InvalidConnection', connection.problem.message);
  const connector = await connectorCalls.connectorOf(connection);
  const declared = connector.capabilities.testConnection;
  if (declared === undefined)
    throw armRefusal('NotFound', 'The connector declares no operation that tests a connection.');
  const operation = connector.operations.find(({ operationId }) => operationId === declared.operationId);
  if (operation === undefined)
    throw armRefusal(
      'NotFound',
      `The connector has no operation '${declared.operationId}', which it declares for tests.`,
    );
  const { tenantId, connectionId } = connection;
  const parameters = new Map(
    Object.entries(declared.parameters).map(([name, value]) => [name, valueText((value ?? null) as Value)]),
  );
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters.get(name) ?? ''),
  );
  const queries = operation.parameters.filter(({ location, name }) => location === 'query' && parameters.has(name));
  const query = new URLSearchParams(queries.map(({ name }): [string, string] => [name, parameters.get(name) ?? '']));
  const called = await connectorCalls.callConnection({
    tenantId,
    connectionId,
    method: operation.method.toUpperCase(),
    pathAndQuery: query.size === 0 ? path : `${path}?${query}`,
    headers: {},
  });
  if (called.response !== null && called.response.status < 400)
    return { status: 200, body: { response: toResponse(called) } };
  const why = called.failure?.message ?? `The API answered ${called.response?.status}.`;
  throw armRefusal('InvalidConnection', `The connection does not work: ${why}`);
}

function withQueries(path: string, queries: BodyObject | undefined): string {
  if (queries === undefined || Object.keys(queries).length === 0) return path;
  const query = Object.entries(queries).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(valueText(value))}`,
  );
  return `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`;
}

function toHeaders(headers: BodyObject | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, valueText(value)]));
}

function toResponse({ response, failure }: TestedOperation): ArmJson {
  if (response === null) throw armRefusal('OperationFailed', failure?.message ?? 'The request got no answer.');
  return { statusCode: statusName(response.status), headers: { ...response.headers }, body: readBody(response.body) };
}

function readBody(body: string): ArmJson {
  try {
    return JSON.parse(body) as ArmJson;
  } catch {
    // Not JSON: the text is the body.
    return body;
  }
}

/** The name of a status as .NET spells it, for the common ones; the number otherwise. */
function statusName(status: number): string {
  const names: Readonly<Record<number, string>> = {
    200: 'OK',
    201: 'Created',
    202: 'Accepted',
    204: 'NoContent',
    400: 'BadRequest',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    409: 'Conflict',
    500: 'InternalServerError',
    502: 'BadGateway',
    503: 'ServiceUnavailable',
    504: 'GatewayTimeout',
  };
  return names[status] ?? String(status);
}
