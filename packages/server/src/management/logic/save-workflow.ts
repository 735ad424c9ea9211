import { compileDefinition, type Plan, readValue, type Value, values, writeValue } from '@tenon/definition';
import { type Diagnostic, describeDiagnostic, hasErrors } from '@tenon/diagnostics';
import {
  regions,
  type SaveOutcome,
  type Scope,
  type Workflow,
  type WorkflowVersion,
  workflowConnections,
  workflows,
} from '@tenon/store';
import { checkAccessControl } from '../../invoke/access-control.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext } from '../arm-route.ts';
import { sameRegion } from '../place-of-request.ts';
import { type BodyObject, objectMember, tagsOf, textMember } from '../read-body.ts';
import { checkResourceName } from '../resource-id.ts';
import { usableConnections } from './check-connections.ts';
import { checkIntegrationAccount } from './check-integration-account.ts';
import { checkCalledWorkflows } from './check-workflows.ts';
import { secureTypeOf } from './workflow-shape.ts';

const longestName = 80;
/** Members of `properties` that are ours to say; all others are kept as they come. */
const ownProperties = new Set([
  'accessendpoint',
  'changedtime',
  'createdtime',
  'definition',
  'endpointsconfiguration',
  'parameters',
  'provisioningstate',
  'sku',
  'state',
  'version',
]);

/** A workflow that was found good, and not yet saved. */
export interface CheckedWorkflow {
  readonly plan: Plan;
  readonly connectionIds: readonly string[];
  readonly location: string;
  readonly definition: Value;
  readonly parameters: Value;
  readonly state: 'Enabled' | 'Disabled' | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly settings: string;
}

/** What is there already under the name. */
export interface ExistingWorkflow {
  readonly workflow: Workflow;
  readonly version: WorkflowVersion;
}

/** Reads and checks the workflow of a request; refuses what is not one, with the place of each fault. Nothing is written. */
export async function checkWorkflow(
  scope: Scope,
  context: ArmContext,
  { body, existing }: { readonly body: BodyObject; readonly existing: ExistingWorkflow | undefined },
): Promise<CheckedWorkflow> {
  const location = await readLocation(scope, textMember(body, 'location'), existing?.workflow);
  const properties = objectMember(body, 'properties');
  const definition = properties && values.findProperty(properties, 'definition');
  if (properties === undefined || definition === undefined || definition === null) {
    throw armRefusal('InvalidRequestContent', "The workflow has no 'properties.definition'.");
  }
  objectMember(properties, 'integrationAccount');
  objectMember(body, 'identity');
  const given = objectMember(properties, 'parameters') ?? {};
  const parameters = keepSecureValues(given, { definition, existing: existing?.version });
  const { value: plan, diagnostics } = compileDefinition(definition, { parameters });
  if (plan === undefined || (hasErrors(diagnostics) && !isBlank(plan, diagnostics))) throw invalidTemplate(diagnostics);
  checkAccessControl(values.findProperty(properties, 'accessControl'), plan.triggers);
  const { caller, subscriptionId } = context;
  checkCalledWorkflows(caller, plan);
  await checkIntegrationAccount(scope, { caller, plan, properties });
  return {
    plan,
    connectionIds: await usableConnections(scope, { caller, plan, parameters, subscriptionId, region: location }),
    location,
    definition,
    parameters,
    state: readState(properties),
    tags: tagsOf(body),
    settings: writeSettings(body, properties),
  };
}

/** Saves a checked workflow under the name of the request. */
export async function storeWorkflow(
  scope: Scope,
  context: ArmContext,
  {
    checked,
    existing,
    at,
  }: { readonly checked: CheckedWorkflow; readonly existing: ExistingWorkflow | undefined; readonly at: Date },
): Promise<SaveOutcome> {
  const name = existing?.workflow.name ?? context.params['workflowName'] ?? '';
  const saved = await workflows(scope).save({
    subscriptionId: context.subscriptionId,
    resourceGroup: context.resourceGroup,
    name,
    location: checked.location,
    state: checked.state ?? existing?.workflow.state ?? 'Enabled',
    tags: checked.tags ?? {},
    settings: checked.settings,
    definition: writeValue(checked.definition),
    parameters: writeValue(checked.parameters),
    hasSecureParameters: checked.plan.parameters.some(({ isSecure }) => isSecure),
    at,
  });
  await workflowConnections(scope).grant(saved.workflow.workflowId, {
    connectionIds: checked.connectionIds,
    by: context.caller.memberId,
    at,
  });
  return saved;
}

/** A definition with neither triggers nor actions is one that somebody is about to write: it is kept, and nothing can start it. */
function isBlank(plan: Plan, diagnostics: readonly Diagnostic[]): boolean {
  const others = diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'no-trigger');
  return plan.triggers.length === 0 && plan.actions.length === 0 && others.length === 0;
}

/** Refuses a name that no new workflow may have. */
export function checkWorkflowName(name: string): void {
  checkResourceName(name, longestName);
}

/** The refusal of a definition: the first fault in the message, all of them with their places in the details. */
export function invalidTemplate(diagnostics: readonly Diagnostic[]): Error {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const text = first === undefined ? 'There is no definition.' : `${describeDiagnostic(first)}${more}`;
  return armRefusal('InvalidTemplate', `The template validation failed: '${text}'.`, errors.slice(0, 100));
}

async function readLocation(
  scope: Scope,
  location: string | undefined,
  existing: Workflow | undefined,
): Promise<string> {
  if (location === undefined || location === '') {
    throw armRefusal('LocationRequired', "The 'location' of the workflow is required.");
  }
  if (existing !== undefined) {
    if (sameRegion(existing.location, location)) return existing.location;
    throw armRefusal(
      'InvalidResourceLocation',
      `The workflow '${existing.name}' is in '${existing.location}' and cannot move to '${location.slice(0, 80)}'.`,
    );
  }
  const known = await regions(scope).list();
  const region = known.find(({ name }) => sameRegion(name, location))?.name;
  if (region !== undefined) return region;
  throw armRefusal(
    'LocationNotAvailable',
    `There is no region '${location.slice(0, 80)}' here. The regions are ${known.map(({ name }) => name).join(', ')}.`,
  );
}

function readState(properties: BodyObject): 'Enabled' | 'Disabled' | undefined {
  const state = textMember(properties, 'state');
  switch (state?.toLowerCase()) {
    case undefined:
    case 'notspecified':
      return undefined;
    case 'enabled':
      return 'Enabled';
    case 'disabled':
      return 'Disabled';
    default:
      throw armRefusal(
        'InvalidRequestContent',
        `'properties.state' is '${state?.slice(0, 40)}'. Use Enabled or Disabled.`,
      );
  }
}

/** A secure value is never answered, so one that comes back without its value is the one we have. */
function keepSecureValues(
  given: BodyObject,
  { definition, existing }: { readonly definition: Value; readonly existing: WorkflowVersion | undefined },
): { readonly [name: string]: Value } {
  const before = existing === undefined ? undefined : readValue(existing.parameters);
  const entries = values.propertyNames(given).flatMap((name): [string, Value][] => {
    const value = given[name] ?? null;
    const isBare = values.isObject(value) && values.findProperty(value, 'value') === undefined;
    if (!isBare || secureTypeOf(definition, name) === undefined) return [[name, value]];
    const kept = values.isObject(before) ? values.findProperty(before, name) : undefined;
    return kept === undefined ? [] : [[name, kept]];
  });
  return values.makeObject(entries);
}

function writeSettings(body: BodyObject, properties: BodyObject): string {
  const inside = values.propertyNames(properties).filter((name) => !ownProperties.has(name.toLowerCase()));
  const beside = values.propertyNames(body).filter((name) => name.toLowerCase() === 'identity');
  const pick = (from: BodyObject, names: readonly string[]) =>
    values.makeObject(names.map((name): [string, Value] => [name, from[name] ?? null]));
  return writeValue({ inside: pick(properties, inside), beside: pick(body, beside) });
}
