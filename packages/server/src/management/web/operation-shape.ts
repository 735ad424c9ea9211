import type { Connector, JsonObject, JsonValue, Operation } from '@tenon/connector';
import type { ArmJson } from '../arm-route.ts';
import { type Filter, filterMatcher, unknownFilter } from '../filter.ts';

/** The connector that operations belong to, as they show it. */
export interface ApiOfOperations {
  readonly id: string;
  readonly type: string;
  readonly api: ArmJson;
}

/** An operation of a connector as `apiOperations` answers it. `expand` adds its inputs and responses. */
export function toApiOperation(operation: Operation, owner: ApiOfOperations, expand: boolean): ArmJson {
  const { annotation } = operation;
  return {
    id: `${owner.id}/apiOperations/${operation.operationId}`,
    name: operation.operationId,
    type: `${owner.type}/apiOperations`,
    properties: {
      summary: operation.summary,
      description: operation.description,
      visibility: operation.visibility === 'none' ? undefined : operation.visibility,
      trigger: triggerOf(operation),
      triggerHint: operation.triggerHint,
      pageable: operation.pageable !== undefined,
      isWebhook: operation.kind === 'webhook-trigger',
      isNotification: operation.notifiedBy !== undefined,
      annotation: {
        status: annotation?.status ?? 'Production',
        family: annotation?.family ?? operation.operationId,
        revision: annotation?.revision ?? 1,
      },
      api: owner.api,
      ...(expand ? { inputsDefinition: toInputs(operation), responsesDefinition: toResponses(operation) } : {}),
    },
  };
}

/** Whether an operation satisfies a filter: `properties/trigger eq null` (or `ne`), and `type`, which all satisfy. */
export function operationMatcher(filter: Filter): (operation: Operation) => boolean {
  return filterMatcher(filter, (clause) => {
    if (!['properties/trigger', 'type', 'properties/integrationserviceenvironmentresourceid'].includes(clause.name))
      throw unknownFilter(clause);
    if (clause.name !== 'properties/trigger' || clause.kind !== 'compare') return () => true;
    return (operation) => ((triggerOf(operation) ?? null) === clause.value) === (clause.operator !== 'ne');
  });
}

/** Whether a search word is in what an operation says of itself. */
export function matchesSearch(operation: Operation, search: string | null): boolean {
  const words = (search ?? '')
    .replaceAll('"', ' ')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = `${operation.operationId} ${operation.summary} ${operation.description}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function triggerOf({ kind }: Operation): 'single' | 'batch' | undefined {
  if (kind === 'action') return undefined;
  return kind === 'batch-trigger' ? 'batch' : 'single';
}

function toInputs(operation: Operation): ArmJson {
  const properties: Record<string, JsonValue> = {};
  for (const parameter of operation.parameters) {
    properties[parameter.name] = {
      ...asObject(parameter.schema.schema),
      ...(parameter.label === '' ? {} : { title: parameter.label }),
      ...(parameter.description === '' ? {} : { description: parameter.description }),
      ...(parameter.visibility === 'none' ? {} : { 'x-ms-visibility': parameter.visibility }),
    };
  }
  const body = operation.body?.contents[0]?.schema?.schema;
  if (operation.body && body !== undefined) properties[operation.body.name] = body;
  const required = operation.parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  if (operation.body?.required) required.push(operation.body.name);
  return { type: 'object', properties, required };
}

function toResponses(operation: Operation): ArmJson {
  return Object.fromEntries(
    operation.responses.map(({ status, description, contents }) => [
      status,
      { description, schema: contents[0]?.schema?.schema },
    ]),
  );
}

function asObject(schema: JsonValue): JsonObject {
  return schema !== null && typeof schema === 'object' && !Array.isArray(schema) ? (schema as JsonObject) : {};
}

/** A connector's operations with the facts that a list of them needs. */
export function operationsOf(
  connector: Connector,
  owner: ApiOfOperations,
): readonly { readonly operation: Operation; readonly owner: ApiOfOperations }[] {
  return connector.operations.map((operation) => ({ operation, owner }));
}
