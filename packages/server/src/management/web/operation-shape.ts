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
    type: operationType(owner),
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

/** An operation and whose it is. */
export interface OwnedOperation {
  readonly operation: Operation;
  readonly owner: ApiOfOperations;
}

/** Whether an operation satisfies a filter by `properties/trigger` (null for an action) and `type`. */
export function operationMatcher(filter: Filter): (owned: OwnedOperation) => boolean {
  return filterMatcher(filter, (clause) => {
    const { name } = clause;
    const isEquality = clause.kind === 'compare' && (clause.operator === 'eq' || clause.operator === 'ne');
    if (!isEquality) throw unknownFilter(clause);
    const wanted = clause.value?.toLowerCase() ?? null;
    const isAsked = (found: string | null) => (found === wanted) === (clause.operator === 'eq');
    if (name === 'properties/trigger') return ({ operation }) => isAsked(triggerOf(operation) ?? null);
    if (name === 'type') return ({ owner }) => isAsked(operationType(owner).toLowerCase());
    // Service environments do not exist here, so nothing is in one.
    if (name === 'properties/integrationserviceenvironmentresourceid') return () => isAsked(null);
    throw unknownFilter(clause);
  });
}

function operationType({ type }: ApiOfOperations): string {
  return `${type}/apiOperations`;
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
export function operationsOf(connector: Connector, owner: ApiOfOperations): readonly OwnedOperation[] {
  return connector.operations.map((operation) => ({ operation, owner }));
}
