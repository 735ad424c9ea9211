import { type JsonObject, type JsonValue, type LookupItem, lookups, type TreeLookup } from '@tenon/connector';
import { type Value, values, writeValue } from '@tenon/definition';
import { type ApiAnswer, type ApiQuestion, askItems, askSchema, askTree } from '../../connectors/ask-api.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { type BodyObject, objectMember, requireObject } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { connectionPath, findConnection } from './connection-routes.ts';

/**
 * What designers ask a connection: they send the dynamic extension of an input as it stands in the definition, and values by the
 * names that the called operation has for them. The operation is one of the connection's connector, and nothing else is called.
 */
export function dynamicRoutes(services: ManagementServices): readonly ArmRoute[] {
  const route = (path: string, handle: (asked: Asked) => Promise<ArmJson>): ArmRoute => ({
    method: 'POST',
    path: `${connectionPath}/${path}`,
    permission: 'Microsoft.Web/connections/use/action',
    handle: async (context): Promise<ArmAnswer> => ({
      status: 200,
      body: { response: { statusCode: 'OK', headers: {}, body: await handle(await readAsked(context, services)) } },
    }),
  });
  return [
    route('dynamicList', async ({ extension, question }) => {
      const { items } = told(await askItems(lookupOf(extension), question));
      return { value: items.map(toListItem) };
    }),
    route('dynamicProperties', async ({ extension, question }) =>
      toArm(told(await askSchema(lookupOf(extension), question))),
    ),
    route('dynamicTree', async ({ extension, question }) => {
      const { items } = told(await askTree(treeOf(extension), question));
      return { value: items.map(toTreeItem) };
    }),
  ];
}

/** A designer's question: the extension, and its situation. */
interface Asked {
  readonly extension: JsonObject;
  readonly question: ApiQuestion;
}

async function readAsked(context: ArmContext, { connectorCalls }: ManagementServices): Promise<Asked> {
  const connection = await context.inTenant((scope) => findConnection(scope, context));
  if (connection.problem !== undefined) throw armRefusal('InvalidConnection', connection.problem.message);
  const body = requireObject(context.readBody(), '{"dynamicInvocationDefinition", "parameters"}');
  const extension = objectMember(body, 'dynamicInvocationDefinition');
  if (extension === undefined)
    throw armRefusal('InvalidRequestContent', "The request has no 'dynamicInvocationDefinition'.");
  const selected = selectedOf(body);
  const { tenantId, connectionId } = connection;
  return {
    extension: toPlain(extension) as JsonObject,
    question: {
      connector: await connectorCalls.connectorOf(connection),
      values: toPlain(objectMember(body, 'parameters') ?? {}) as JsonObject,
      ...(selected === undefined ? {} : { selected }),
      call: (operationId, given, page) =>
        connectorCalls.callOperation({
          tenantId,
          connectionId,
          operationId,
          values: given,
          ...(page === undefined ? {} : { page }),
        }),
    },
  };
}

/** The opened item: designers send back what they were given as `selectionState`, or the item that carries it. */
function selectedOf(body: BodyObject): JsonValue | undefined {
  const state = values.findProperty(body, 'selectionState');
  if (state === undefined || state === null) return undefined;
  const inner = values.isObject(state) ? values.findProperty(state, 'selectionState') : undefined;
  return toPlain(inner ?? state);
}

function lookupOf(extension: JsonObject) {
  const lookup = lookups.readLookup(extension);
  if (lookup !== undefined) return lookup;
  throw armRefusal('InvalidRequestContent', "The 'dynamicInvocationDefinition' has no 'operationId'.");
}

function treeOf(extension: JsonObject): TreeLookup {
  const tree = lookups.readTreeLookup(extension);
  if (tree !== undefined) return tree;
  throw armRefusal('InvalidRequestContent', "The 'dynamicInvocationDefinition' has neither 'open' nor 'operationId'.");
}

function told<T>(answer: ApiAnswer<T>): T {
  if (answer.kind === 'told') return answer.told;
  const names = answer.missing.map(({ key }) => `'${key.slice(0, 200)}'`).join(', ');
  throw armRefusal('InvalidRequestContent', `The lookup needs a value for ${names}; give it in 'parameters'.`);
}

function toListItem({ value, title, isSelectable }: LookupItem): ArmJson {
  return { value: toArm(value), displayName: title, ...(isSelectable ? {} : { disabled: true }) };
}

function toTreeItem({ value, title, fullTitle, isParent, isSelectable, source }: LookupItem): ArmJson {
  return {
    value: toArm(value),
    displayName: title,
    fullyQualifiedDisplayName: fullTitle || title,
    isParent,
    nodeType: isParent ? 'parent' : 'leaf',
    isSelectable,
    selectionState: toArm(source),
  };
}

/** The value as ordinary JSON, in which numbers are doubles. */
function toPlain(value: Value): JsonValue {
  return JSON.parse(writeValue(value)) as JsonValue;
}

function toArm(value: JsonValue): ArmJson {
  return value as ArmJson;
}
