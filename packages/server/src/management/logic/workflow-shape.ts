import { readValue, type Value, values } from '@tenon/definition';
import type { Workflow, WorkflowVersion } from '@tenon/store';
import { workflowKey } from '../../invoke/signature.ts';
import type { ArmJson } from '../arm-route.ts';
import { readResourceId, toInstant } from '../resource-id.ts';

/** The id of a workflow in the management API. */
export function workflowResourceId(workflow: Workflow): string {
  return `/subscriptions/${workflow.subscriptionId}/resourceGroups/${workflow.resourceGroup}/providers/Microsoft.Logic/workflows/${workflow.name}`;
}

/** A workflow with the definition of one version, as it is answered. Secure parameter values are left out. */
export function toWorkflowResource(workflow: Workflow, version: WorkflowVersion, publicUrl: string): ArmJson {
  return {
    ...settingsBeside(workflow),
    id: workflowResourceId(workflow),
    name: workflow.name,
    type: 'Microsoft.Logic/workflows',
    location: workflow.location,
    tags: workflow.tags,
    properties: {
      ...settingsInside(workflow),
      provisioningState: 'Succeeded',
      createdTime: toInstant(workflow.createdAt),
      changedTime: toInstant(workflow.changedAt),
      ...commonProperties(workflow, version, publicUrl),
    },
  };
}

/** One version of a workflow, as it is answered. */
export function toVersionResource(workflow: Workflow, version: WorkflowVersion, publicUrl: string): ArmJson {
  return {
    ...versionReference(workflow, version.version),
    location: workflow.location,
    tags: workflow.tags,
    properties: {
      ...settingsInside(workflow),
      provisioningState: 'Succeeded',
      createdTime: toInstant(version.createdAt),
      changedTime: toInstant(version.createdAt),
      ...commonProperties(workflow, version, publicUrl),
    },
  };
}

/** How triggers and runs refer to a version. */
export function versionReference(
  workflow: Workflow,
  version: string,
): { readonly id: string; readonly name: string; readonly type: string } {
  return {
    id: `${workflowResourceId(workflow)}/versions/${version}`,
    name: version,
    type: 'Microsoft.Logic/workflows/versions',
  };
}

function commonProperties(
  workflow: Workflow,
  version: WorkflowVersion,
  publicUrl: string,
): { readonly [name: string]: ArmJson } {
  const definition = readValue(version.definition);
  return {
    state: workflow.state,
    version: version.version,
    accessEndpoint: `${publicUrl}/workflows/${workflowKey(workflow.workflowId)}`,
    definition,
    parameters: shownParameters(definition, readValue(version.parameters)),
    endpointsConfiguration: {
      workflow: { outgoingIpAddresses: [], accessEndpointIpAddresses: [] },
      connector: { outgoingIpAddresses: [] },
    },
  };
}

/** Parameter values as they are answered: of a secure one only that it is there. */
export function shownParameters(definition: Value, parameters: Value): ArmJson {
  if (!values.isObject(parameters)) return {};
  return values.makeObject(
    values.propertyNames(parameters).map((name): [string, Value] => {
      const secureType = secureTypeOf(definition, name);
      return [name, secureType === undefined ? (parameters[name] ?? null) : { type: secureType }];
    }),
  );
}

/** `SecureString` or `SecureObject` when a parameter is declared as one. */
export function secureTypeOf(definition: Value, parameter: string): string | undefined {
  const declared = member(member(definition, 'parameters'), parameter);
  const type = member(declared, 'type');
  const words = ['SecureString', 'SecureObject'];
  return words.find((word) => typeof type === 'string' && word.toLowerCase() === type.toLowerCase());
}

function member(value: Value | undefined, name: string): Value | undefined {
  return values.isObject(value) ? values.findProperty(value, name) : undefined;
}

/** Members of the resource that we keep as they came: `properties` and those beside it. */
export interface KeptSettings {
  readonly inside: { readonly [name: string]: Value };
  readonly beside: { readonly [name: string]: Value };
}

/** Reads what was kept of the resource beyond its definition. */
export function readSettings(settings: string): KeptSettings {
  const kept = readValue(settings);
  const part = (name: string) => {
    const found = member(kept, name);
    return values.isObject(found) ? found : {};
  };
  return { inside: part('inside'), beside: part('beside') };
}

function settingsInside(workflow: Workflow): { readonly [name: string]: Value } {
  const { inside } = readSettings(workflow.settings);
  const account = values.findProperty(inside, 'integrationAccount');
  const id = member(account, 'id');
  const read = typeof id === 'string' ? readResourceId(id) : undefined;
  if (id === undefined || read === undefined) return inside;
  return { ...inside, integrationAccount: { id, name: read.name, type: 'Microsoft.Logic/integrationAccounts' } };
}

function settingsBeside(workflow: Workflow): { readonly [name: string]: Value } {
  return readSettings(workflow.settings).beside;
}
