import { values } from '@tenon/definition';
import { isAllowed } from '@tenon/organization';
import { type Scope, type Workflow, workflows } from '@tenon/store';
import type { ArmAnswer, ArmContext, ArmRoute } from '../arm-route.ts';
import { readFilter } from '../filter.ts';
import { cutPage, nextLink, readPage, unknownToken } from '../paging.ts';
import { type BodyObject, objectMember, requireObject, tagsOf, textMember } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { callableTrigger, callbackUrl, readKeyType } from './callback-url.ts';
import { findPlanned, findVersion, findWorkflow, lookUpWorkflow } from './find-workflow.ts';
import { checkWorkflow, checkWorkflowName, storeWorkflow } from './save-workflow.ts';
import { workflowMatcher } from './workflow-filter.ts';
import { toVersionResource, toWorkflowResource } from './workflow-shape.ts';

const inGroup = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Logic';

/** The path of a workflow. */
export const workflowPath = `${inGroup}/workflows/{workflowName}`;

/** Workflows and their versions (Microsoft.Logic). */
export function workflowRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = 'Microsoft.Logic/workflows/read';
  const write = 'Microsoft.Logic/workflows/write';
  return [
    {
      method: 'GET',
      path: '/subscriptions/{subscriptionId}/providers/Microsoft.Logic/workflows',
      permission: read,
      reach: 'list',
      handle: listWorkflows,
    },
    { method: 'GET', path: `${inGroup}/workflows`, permission: read, handle: listWorkflows },
    { method: 'GET', path: workflowPath, permission: read, handle: getWorkflow },
    { method: 'PUT', path: workflowPath, permission: write, handle: (context) => putWorkflow(context, services) },
    { method: 'PATCH', path: workflowPath, permission: write, handle: (context) => patchWorkflow(context, services) },
    {
      method: 'DELETE',
      path: workflowPath,
      permission: 'Microsoft.Logic/workflows/delete',
      handle: (context) => deleteWorkflow(context, services),
    },
    {
      method: 'POST',
      path: `${workflowPath}/disable`,
      permission: write,
      handle: (context) => setState(context, services, 'Disabled'),
    },
    {
      method: 'POST',
      path: `${workflowPath}/enable`,
      permission: write,
      handle: (context) => setState(context, services, 'Enabled'),
    },
    { method: 'POST', path: `${workflowPath}/validate`, permission: write, handle: validate },
    {
      method: 'POST',
      path: `${inGroup}/locations/{location}/workflows/{workflowName}/validate`,
      permission: write,
      handle: validate,
    },
    {
      method: 'POST',
      path: `${workflowPath}/listCallbackUrl`,
      permission: 'Microsoft.Logic/workflows/listSecrets/action',
      handle: async (context) => {
        const { workflow, plan } = await findPlanned(context);
        return {
          status: 200,
          body: await callbackUrl(context, { workflow, trigger: callableTrigger(plan, undefined) }),
        };
      },
    },
    {
      method: 'POST',
      path: `${workflowPath}/regenerateAccessKey`,
      permission: 'Microsoft.Logic/workflows/listSecrets/action',
      handle: async (context) => {
        const { tenantId, workflowId } = await context.inTenant(async (scope) => {
          const found = await findWorkflow(scope, context);
          const body = context.readBody();
          const keyType = readKeyType(
            body === undefined ? undefined : textMember(requireObject(body, '{"keyType"}'), 'keyType'),
          );
          await workflows(scope).regenerateKey(found.workflowId, keyType);
          return found;
        });
        // Webhooks were given an address that this key signs: they are subscribed anew.
        await services.runtime.workflowChanged({ tenantId, workflowId });
        return { status: 200 };
      },
    },
    {
      method: 'GET',
      path: `${workflowPath}/versions`,
      permission: read,
      handle: (context) =>
        context.inTenant(async (scope) => {
          const workflow = await findWorkflow(scope, context);
          const page = readPage(context);
          const found = await workflows(scope).versions(workflow.workflowId, { ...page, limit: page.limit + 1 });
          const { rows, last } = cutPage(found, page.limit);
          return {
            status: 200,
            body: {
              value: rows.map((version) => toVersionResource(workflow, version, context.publicUrl)),
              nextLink: last && nextLink(context, last.version),
            },
          };
        }),
    },
    {
      method: 'GET',
      path: `${workflowPath}/versions/{versionId}`,
      permission: read,
      handle: (context) =>
        context.inTenant(async (scope) => {
          const workflow = await findWorkflow(scope, context);
          const version = await findVersion(scope, workflow, context.params['versionId']);
          return { status: 200, body: toVersionResource(workflow, version, context.publicUrl) };
        }),
    },
  ];
}

async function listWorkflows(context: ArmContext): Promise<ArmAnswer> {
  const { caller, subscriptionId, resourceGroup, publicUrl } = context;
  const page = readPage(context);
  const matches = workflowMatcher(readFilter(context.query.get('$filter')));
  const batch = Math.min(page.limit + 1, 200);
  return context.inTenant(async (scope) => {
    const found: { workflow: Workflow; resource: ArmAnswer['body'] }[] = [];
    let after = page.after === undefined ? undefined : readWorkflowId(page.after);
    while (found.length <= page.limit) {
      const rows = await workflows(scope).list({
        subscriptionId,
        limit: batch,
        ...(resourceGroup === '' ? {} : { resourceGroup }),
        ...(after === undefined ? {} : { after }),
      });
      for (const workflow of rows) {
        const place = { tenantId: caller.tenantId, subscriptionId, resourceGroup: workflow.resourceGroup };
        if (!isAllowed(caller.roles, 'Microsoft.Logic/workflows/read', place)) continue;
        const version = await findVersion(scope, workflow);
        if (matches(workflow, version))
          found.push({ workflow, resource: toWorkflowResource(workflow, version, publicUrl) });
      }
      after = rows.at(-1)?.workflowId;
      if (rows.length < batch) break;
    }
    const { rows, last } = cutPage(found, page.limit);
    const link = last && nextLink(context, last.workflow.workflowId);
    return { status: 200, body: { value: rows.map(({ resource }) => resource), nextLink: link } };
  });
}

function readWorkflowId(token: string): string {
  if (/^[0-9a-f-]{36}$/.test(token)) return token;
  throw unknownToken();
}

function getWorkflow(context: ArmContext): Promise<ArmAnswer> {
  return context.inTenant(async (scope) => ({ status: 200, body: await showWorkflow(scope, context) }));
}

async function showWorkflow(scope: Scope, context: ArmContext): Promise<ArmAnswer['body']> {
  const workflow = await findWorkflow(scope, context);
  return toWorkflowResource(workflow, await findVersion(scope, workflow), context.publicUrl);
}

async function findExisting(scope: Scope, context: ArmContext) {
  const workflow = await lookUpWorkflow(scope, context);
  return workflow && { workflow, version: await findVersion(scope, workflow) };
}

async function putWorkflow(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { outcome, workflow, resource } = await context.inTenant(async (scope) => {
    const existing = await findExisting(scope, context);
    if (existing === undefined) checkWorkflowName(context.params['workflowName'] ?? '');
    const body = requireObject(context.readBody(), 'the workflow');
    const checked = await checkWorkflow(scope, context, { body, existing });
    const saved = await storeWorkflow(scope, context, { checked, existing, at: services.clock.now() });
    return { ...saved, resource: await showWorkflow(scope, context) };
  });
  await services.runtime.workflowChanged({ tenantId: workflow.tenantId, workflowId: workflow.workflowId });
  return { status: outcome === 'created' ? 201 : 200, body: resource };
}

/** Replaces what the body names: tags, or members of `properties`. An empty body changes nothing. */
async function patchWorkflow(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { workflow, properties, resource } = await context.inTenant(async (scope) => {
    const found = await findWorkflow(scope, context);
    const existing = { workflow: found, version: await findVersion(scope, found) };
    const body = context.readBody();
    const patch = body === undefined ? {} : requireObject(body, 'what is to change');
    const tags = tagsOf(patch);
    const properties = objectMember(patch, 'properties');
    if (tags !== undefined) await workflows(scope).setTags(existing.workflow.workflowId, tags, services.clock.now());
    if (properties !== undefined) {
      const present = requireObject(
        toWorkflowResource(existing.workflow, existing.version, context.publicUrl) as never,
        'the workflow',
      );
      const merged = {
        ...present,
        ...(tags === undefined ? {} : { tags }),
        properties: patchProperties(objectMember(present, 'properties') ?? {}, properties),
      };
      const checked = await checkWorkflow(scope, context, { body: merged, existing });
      await storeWorkflow(scope, context, { checked, existing, at: services.clock.now() });
    }
    return { workflow: found, properties, resource: await showWorkflow(scope, context) };
  });
  if (properties !== undefined) {
    await services.runtime.workflowChanged({ tenantId: workflow.tenantId, workflowId: workflow.workflowId });
  }
  return { status: 200, body: resource };
}

/** Values of parameters are replaced one by one, unless there is another definition, which may declare others. */
function patchProperties(present: BodyObject, given: BodyObject): BodyObject {
  const patched = replaceMembers(present, given);
  const parameters = objectMember(given, 'parameters');
  if (parameters === undefined || values.findProperty(given, 'definition') !== undefined) return patched;
  const before = objectMember(present, 'parameters') ?? {};
  return replaceMembers(patched, { parameters: replaceMembers(before, parameters) });
}

/** What is there, with some of it replaced, in whichever spelling its names come. */
function replaceMembers(present: BodyObject, given: BodyObject): BodyObject {
  const replaced = new Set(values.propertyNames(given).map((name) => name.toLowerCase()));
  const kept = values.propertyNames(present).filter((name) => !replaced.has(name.toLowerCase()));
  return values.makeObject([
    ...kept.map((name) => [name, present[name] ?? null] as const),
    ...values.propertyNames(given).map((name) => [name, given[name] ?? null] as const),
  ]);
}

async function deleteWorkflow(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const workflow = await context.inTenant((scope) => lookUpWorkflow(scope, context));
  if (workflow === undefined) return { status: 204 };
  const { tenantId, workflowId } = workflow;
  // Disabled first: what was subscribed to is unsubscribed while the definition is still there.
  await context.inTenant((scope) => workflows(scope).setState(workflowId, 'Disabled', services.clock.now()));
  await services.runtime.workflowChanged({ tenantId, workflowId });
  await context.inTenant((scope) => workflows(scope).delete(workflowId));
  return { status: 200 };
}

async function setState(
  context: ArmContext,
  services: ManagementServices,
  state: 'Enabled' | 'Disabled',
): Promise<ArmAnswer> {
  const workflow = await context.inTenant(async (scope) => {
    const found = await findWorkflow(scope, context);
    if (found.state !== state) await workflows(scope).setState(found.workflowId, state, services.clock.now());
    return found;
  });
  if (workflow.state !== state) {
    await services.runtime.workflowChanged({ tenantId: workflow.tenantId, workflowId: workflow.workflowId });
  }
  return { status: 200 };
}

function validate(context: ArmContext): Promise<ArmAnswer> {
  return context.inTenant(async (scope) => {
    const body = requireObject(context.readBody(), 'the workflow');
    const existing = await findExisting(scope, context);
    const located = textMember(body, 'location') ?? context.params['location'] ?? context.region;
    await checkWorkflow(scope, context, {
      body: { ...body, location: existing?.workflow.location ?? located },
      existing,
    });
    return { status: 200 };
  });
}
