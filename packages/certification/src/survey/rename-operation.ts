import type { JsonValue } from '@tenon/connector';
import type { Edit } from '../review/rule.ts';
import { callsOf } from './dynamic-calls.ts';
import { listOr, objectOr, own } from './json.ts';
import type { OperationNode } from './nodes.ts';
import { below, type Spot } from './spot.ts';
import type { PackageSurvey } from './survey.ts';

/** Gives an operation another id, and says the new one wherever the old one is mentioned. Undefined if another operation has it. */
export function renameOperation(
  operation: OperationNode,
  id: string,
  survey: PackageSurvey,
): (() => readonly Edit[]) | undefined {
  const { definition } = survey;
  const isTaken = definition?.operations.some(
    (other) => other !== operation && other.id?.toLowerCase() === id.toLowerCase(),
  );
  if (id === '' || id === operation.id || definition === undefined || isTaken === true) return undefined;
  return () => {
    const places = [below(operation.at, 'operationId')];
    if (operation.id !== undefined && definition.operationsById.get(operation.id) === operation)
      places.push(...mentions(operation.id, survey));
    return places.map((at) => ({ kind: 'set', at, value: id }));
  };
}

/** The places that name an operation. */
function mentions(id: string, { definition, properties }: PackageSurvey): readonly Spot[] {
  const found: Spot[] = [];
  const look = (holder: JsonValue | undefined, at: Spot): void => {
    if (own(objectOr(holder), 'operationId') === id) found.push(below(at, 'operationId'));
  };
  for (const dynamic of definition?.dynamics ?? []) for (const { call, at } of callsOf(dynamic)) look(call, at);
  if (definition !== undefined) {
    const capabilities = objectOr(own(definition.value, 'x-ms-capabilities'));
    const at = below(definition.at, 'x-ms-capabilities');
    look(own(capabilities, 'testConnection'), below(at, 'testConnection'));
    for (const part of ['open', 'browse'])
      look(own(objectOr(own(capabilities, 'file-picker')), part), below(at, 'file-picker', part));
  }
  for (const { value, at } of definition?.operations ?? []) {
    look(own(value, 'x-ms-notification'), below(at, 'x-ms-notification'));
    const context = objectOr(own(value, 'x-ms-operation-context'));
    look(own(context, 'simulate'), below(at, 'x-ms-operation-context', 'simulate'));
    const annotation = objectOr(own(value, 'x-ms-api-annotation'));
    look(own(annotation, 'replacement'), below(at, 'x-ms-api-annotation', 'replacement'));
  }
  if (properties === undefined) return found;
  const lists = properties.policies.map(({ parameters, parametersAt }) => ({
    list: own(parameters, 'x-ms-apimTemplate-operationName'),
    at: below(parametersAt, 'x-ms-apimTemplate-operationName'),
  }));
  const scripted = own(properties.properties, 'scriptOperations');
  for (const { list, at } of [...lists, { list: scripted, at: below(properties.propertiesAt, 'scriptOperations') }])
    for (const [index, name] of listOr(list).entries()) if (name === id) found.push(below(at, index));
  return found;
}
