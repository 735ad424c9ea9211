import type { JsonObject, SourceDocument } from '@tenon/connector';
import { isObject, listOr, objectOr, own, textOr, textsOf } from './json.ts';
import type { ConnectionParameterNode, PolicyNode } from './nodes.ts';
import { below, rootSpot, type Spot } from './spot.ts';
import type { PropertiesSurvey } from './survey.ts';

/** Reads the properties document: connection parameters of all sets, and policies. */
export function surveyProperties(source: SourceDocument): PropertiesSurvey | undefined {
  if (!isObject(source.value)) return undefined;
  const at = rootSpot('properties');
  const properties = objectOr(own(source.value, 'properties'));
  const propertiesAt = below(at, 'properties');
  const connectionParameters: ConnectionParameterNode[] = [];
  addParameters(
    connectionParameters,
    own(properties, 'connectionParameters'),
    below(propertiesAt, 'connectionParameters'),
  );
  const setsAt = below(propertiesAt, 'connectionParameterSets', 'values');
  listOr(own(objectOr(own(properties, 'connectionParameterSets')), 'values')).forEach((set, index) => {
    if (!isObject(set)) return;
    const name = textOr(own(set, 'name')) || String(index);
    addParameters(connectionParameters, own(set, 'parameters'), below(setsAt, index, 'parameters'), name);
  });
  const policiesAt = below(propertiesAt, 'policyTemplateInstances');
  const policies = listOr(own(properties, 'policyTemplateInstances')).flatMap((value, index) =>
    isObject(value) ? [policyAt(value, below(policiesAt, index))] : [],
  );
  return { at, value: source.value, source, properties, propertiesAt, connectionParameters, policies };
}

function addParameters(into: ConnectionParameterNode[], value: JsonObject[string], at: Spot, ...set: string[]): void {
  for (const [name, parameter] of Object.entries(objectOr(value))) {
    if (isObject(parameter)) into.push({ at: below(at, name), name, value: parameter, set: set[0] });
  }
}

function policyAt(value: JsonObject, at: Spot): PolicyNode {
  const parameters = objectOr(own(value, 'parameters'));
  return {
    at,
    value,
    template: textOr(own(value, 'templateId')).toLowerCase(),
    parameters,
    parametersAt: below(at, 'parameters'),
    operations: textsOf(own(parameters, 'x-ms-apimTemplate-operationName')),
  };
}
