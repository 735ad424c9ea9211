import { type Plan, readValue, type Value, values } from '@tenon/definition';
import { isAllowed } from '@tenon/organization';
import { triggers, type Workflow, workflows } from '@tenon/store';
import { workflowKey } from '../../invoke/signature.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { readMoveTarget } from '../move-target.ts';
import { objectMember, requireObject, textMember } from '../read-body.ts';
import { readResourceId } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { findPlanned, findVersion, findWorkflow, planOf } from './find-workflow.ts';
import { checkWorkflowName } from './save-workflow.ts';
import { findTrigger } from './trigger-routes.ts';
import { workflowPath } from './workflow-routes.ts';

const schemaAddress = 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas';
const schemaVersions = ['2014-12-01-preview', '2015-08-01-preview', '2016-06-01'];

/** What few clients ask of workflows: their Swagger document, another schema version, another name, another trigger's state. */
export function workflowDocumentRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = 'Microsoft.Logic/workflows/read';
  const write = 'Microsoft.Logic/workflows/write';
  return [
    {
      method: 'POST',
      path: `${workflowPath}/listSwagger`,
      permission: read,
      handle: async (context) => {
        const { workflow, plan } = await findPlanned(context);
        return { status: 200, body: toSwagger(workflow, plan, context.publicUrl) };
      },
    },
    { method: 'POST', path: `${workflowPath}/generateUpgradedDefinition`, permission: read, handle: upgrade },
    { method: 'POST', path: `${workflowPath}/move`, permission: write, handle: (context) => move(context, services) },
    {
      method: 'POST',
      path: `${workflowPath}/triggers/{triggerName}/setState`,
      permission: 'Microsoft.Logic/workflows/run/action',
      handle: (context) => setState(context, services),
    },
  ];
}

async function upgrade(context: ArmContext): Promise<ArmAnswer> {
  const { version } = await findPlanned(context);
  const body = context.readBody();
  const target =
    (body === undefined
      ? undefined
      : textMember(requireObject(body, '{"targetSchemaVersion"}'), 'targetSchemaVersion')) ?? '2016-06-01';
  if (!schemaVersions.includes(target)) {
    throw armRefusal(
      'InvalidRequestContent',
      `'${target.slice(0, 40)}' is not a schema version. Use one of ${schemaVersions.join(', ')}.`,
    );
  }
  const definition = readValue(version.definition);
  const members = values.isObject(definition)
    ? values.propertyNames(definition).filter((name) => name !== '$schema')
    : [];
  const upgraded = values.makeObject([
    ['$schema', `${schemaAddress}/${target}/workflowdefinition.json#`],
    ...members.map((name): [string, Value] => [
      name,
      (values.isObject(definition) ? definition[name] : undefined) ?? null,
    ]),
  ]);
  return { status: 200, body: upgraded };
}

/** Gives a workflow another name, or another resource group of the same subscription. Its trigger URLs stay. */
async function move(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  return context.inTenant(async (scope) => {
    const workflow = await findWorkflow(scope, context);
    const to = await readMoveTarget(scope, context, {
      type: 'microsoft.logic/workflows',
      noun: 'workflow',
      permission: 'Microsoft.Logic/workflows/write',
    });
    checkWorkflowName(to.name);
    const taken = await workflows(scope).find(to);
    if (taken !== undefined && taken.workflowId !== workflow.workflowId) {
      throw armRefusal('InvalidResourceName', `There is a workflow '${to.name}' in '${to.resourceGroup}' already.`);
    }
    await workflows(scope).move(workflow.workflowId, to, services.clock.now());
    return { status: 200 };
  });
}

/** Lets a trigger go on from where another one is, so that it does not repeat what that one has seen. */
async function setState(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { workflow, plan } = await findPlanned(context);
  const trigger = findTrigger(plan, context.params['triggerName']);
  const source = objectMember(requireObject(context.readBody(), '{"source": {"id"}}'), 'source');
  const id = (source && textMember(source, 'id')) ?? '';
  const [, workflowId, sourceTrigger] = /^(.*)\/triggers\/([^/]+)\/?$/i.exec(id.startsWith('/') ? id : `/${id}`) ?? [];
  const from = workflowId === undefined ? undefined : readResourceId(workflowId);
  if (
    from?.resourceGroup === undefined ||
    sourceTrigger === undefined ||
    from.subscriptionId.toLowerCase() !== context.subscriptionId
  ) {
    throw armRefusal('InvalidRequestContent', `'${id.slice(0, 300)}' is not the id of a trigger in this subscription.`);
  }
  const { resourceGroup, name } = from;
  await context.inTenant(async (scope) => {
    const place = { tenantId: context.caller.tenantId, subscriptionId: context.subscriptionId, resourceGroup };
    const other = await workflows(scope).find({ subscriptionId: context.subscriptionId, resourceGroup, name });
    if (other === undefined || !isAllowed(context.caller.roles, 'Microsoft.Logic/workflows/read', place)) {
      throw armRefusal('WorkflowNotFound', `The workflow '${name.slice(0, 100)}' could not be found.`);
    }
    const found = findTrigger(planOf(await findVersion(scope, other)), sourceTrigger);
    const progress = await triggers(scope).find(other.workflowId, found.name);
    if (progress !== undefined) {
      await triggers(scope).put(workflow.tenantId, {
        ...progress,
        workflowId: workflow.workflowId,
        triggerName: trigger.name,
      });
    }
  });
  await services.runtime.workflowChanged({ tenantId: workflow.tenantId, workflowId: workflow.workflowId });
  return { status: 200 };
}

/** The request triggers of a workflow as an API of its own. */
function toSwagger({ name, workflowId }: Workflow, plan: Plan, publicUrl: string): ArmJson {
  const url = new URL(publicUrl);
  const paths: Record<string, ArmJson> = {};
  for (const { name: trigger, type, request } of plan.triggers) {
    if (type !== 'Request') continue;
    const relative = request?.relativePath === undefined ? '' : `/${request.relativePath.replace(/^\/+/, '')}`;
    const inPath = (request?.relativePathParameters ?? []).map((each) => ({
      name: each,
      in: 'path',
      required: true,
      type: 'string',
    }));
    const body =
      request?.schema === undefined ? [] : [{ name: 'body', in: 'body', required: true, schema: request.schema }];
    paths[`/${trigger}/paths/invoke${relative}`] = {
      [(request?.method ?? 'POST').toLowerCase()]: {
        operationId: `${trigger}-invoke`,
        description: 'Trigger a run of the workflow.',
        parameters: [
          ...['api-version', 'sp', 'sv', 'sig'].map((each) => ({
            name: each,
            in: 'query',
            required: true,
            type: 'string',
          })),
          ...inPath,
          ...body,
        ],
        responses: { default: { description: 'The answer of the workflow.', schema: {} } },
      },
    };
  }
  return {
    swagger: '2.0',
    info: { title: name, version: '1.0.0.0', description: `The request triggers of the workflow ${name}.` },
    host: url.host,
    basePath: `/workflows/${workflowKey(workflowId)}/triggers`,
    schemes: [url.protocol.slice(0, -1)],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths,
  };
}
