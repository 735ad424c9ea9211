import { compileDefinition, type Plan, readValue, values } from '@tenon/definition';
import { type Scope, type Workflow, type WorkflowVersion, workflows } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext } from '../arm-route.ts';

/** The workflow that a path names, or undefined. */
export function lookUpWorkflow(scope: Scope, context: ArmContext): Promise<Workflow | undefined> {
  return workflows(scope).find({
    subscriptionId: context.subscriptionId,
    resourceGroup: context.resourceGroup,
    name: context.params['workflowName'] ?? '',
  });
}

/** The workflow that a path names; refuses when there is none. */
export async function findWorkflow(scope: Scope, context: ArmContext): Promise<Workflow> {
  const workflow = await lookUpWorkflow(scope, context);
  if (workflow !== undefined) return workflow;
  const name = context.params['workflowName']?.slice(0, 100);
  throw armRefusal('WorkflowNotFound', `The workflow '${name}' could not be found.`);
}

/** A version of a workflow; refuses when there is none. */
export async function findVersion(
  scope: Scope,
  workflow: Workflow,
  version = workflow.version,
): Promise<WorkflowVersion> {
  const found = await workflows(scope).version(workflow.workflowId, version);
  if (found !== undefined) return found;
  throw armRefusal(
    'WorkflowVersionNotFound',
    `The version '${version.slice(0, 100)}' of the workflow '${workflow.name}' could not be found.`,
  );
}

/** The workflow that a path names, with one of its versions, the present one unless told, and its plan. */
export async function findPlanned(
  context: ArmContext,
  versionName?: string,
): Promise<{ readonly workflow: Workflow; readonly version: WorkflowVersion; readonly plan: Plan }> {
  const found = await context.inTenant(async (scope) => {
    const workflow = await findWorkflow(scope, context);
    return { workflow, version: await findVersion(scope, workflow, versionName) };
  });
  return { ...found, plan: planOf(found.version) };
}

/** The plan of a version that was saved, so that it compiles. */
export function planOf(version: WorkflowVersion): Plan {
  const parameters = readValue(version.parameters);
  const options = values.isObject(parameters) ? { parameters } : {};
  const { value } = compileDefinition(readValue(version.definition), options);
  if (value === undefined)
    throw new Error(`The saved version ${version.version} of the workflow ${version.workflowId} has no plan.`);
  return value;
}
