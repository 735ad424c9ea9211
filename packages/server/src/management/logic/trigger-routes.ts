import { type Plan, type TriggerPlan, type Value, values, writeValue } from '@tenon/definition';
import { runs, type Scope, type TriggerProgress, triggers, type Workflow } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { type Filter, filterMatcher, readFilter, unknownFilter } from '../filter.ts';
import { cutPage, nextLink, offsetAfter, readPage } from '../paging.ts';
import { toInstant } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { callableTrigger, callbackUrl } from './callback-url.ts';
import { findPlanned } from './find-workflow.ts';
import { workflowPath } from './workflow-routes.ts';
import { versionReference, workflowResourceId } from './workflow-shape.ts';

const triggerPath = `${workflowPath}/triggers/{triggerName}`;

/** Triggers (Microsoft.Logic). Their histories are beside, in `trigger-history-routes.ts`. */
export function triggerRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = 'Microsoft.Logic/workflows/read';
  const run = 'Microsoft.Logic/workflows/run/action';
  const listSecrets = 'Microsoft.Logic/workflows/listSecrets/action';
  return [
    { method: 'GET', path: `${workflowPath}/triggers`, permission: read, handle: listTriggers },
    {
      method: 'GET',
      path: triggerPath,
      permission: read,
      handle: async (context) => {
        const { workflow, plan } = await findPlanned(context);
        const trigger = findTrigger(plan, context.params['triggerName']);
        const body = await context.inTenant(async (scope) =>
          toTrigger(workflow, trigger, await progressOf(scope, workflow, trigger.name)),
        );
        return { status: 200, body };
      },
    },
    {
      method: 'POST',
      path: `${triggerPath}/listCallbackUrl`,
      permission: listSecrets,
      handle: async (context) => {
        const { workflow, plan } = await findPlanned(context);
        return {
          status: 200,
          body: await callbackUrl(context, { workflow, trigger: callableTrigger(plan, context.params['triggerName']) }),
        };
      },
    },
    {
      method: 'POST',
      path: `${workflowPath}/versions/{versionId}/triggers/{triggerName}/listCallbackUrl`,
      permission: listSecrets,
      handle: async (context) => {
        const { workflow, version, plan } = await findPlanned(context, context.params['versionId']);
        const trigger = callableTrigger(plan, context.params['triggerName']);
        return { status: 200, body: await callbackUrl(context, { workflow, trigger, version: version.version }) };
      },
    },
    { method: 'POST', path: `${triggerPath}/run`, permission: run, handle: (context) => runTrigger(context, services) },
    {
      method: 'GET',
      path: `${triggerPath}/schemas/json`,
      permission: read,
      handle: async (context) => {
        const { plan } = await findPlanned(context);
        const trigger = findTrigger(plan, context.params['triggerName']);
        const schema = trigger.request?.schema;
        return {
          status: 200,
          body: { title: trigger.name, content: schema === undefined ? '{}' : writeValue(schema) },
        };
      },
    },
    {
      method: 'POST',
      path: `${triggerPath}/reset`,
      permission: run,
      handle: async (context) => {
        const { workflow, plan } = await findPlanned(context);
        const trigger = findTrigger(plan, context.params['triggerName']);
        const { tenantId, workflowId } = workflow;
        await context.inTenant((scope) =>
          triggers(scope).put(tenantId, {
            workflowId,
            triggerName: trigger.name,
            state: '{}',
            lastAt: undefined,
            nextAt: undefined,
          }),
        );
        await services.runtime.workflowChanged({ tenantId, workflowId });
        return { status: 200 };
      },
    },
  ];
}

/** The trigger of a name; refuses when the definition has none. */
export function findTrigger(plan: Plan, name = ''): TriggerPlan {
  const trigger = plan.findTrigger(name);
  if (trigger !== undefined) return trigger;
  throw armRefusal('WorkflowTriggerNotFound', `The workflow trigger '${name.slice(0, 100)}' could not be found.`);
}

async function listTriggers(context: ArmContext): Promise<ArmAnswer> {
  const { workflow, plan } = await findPlanned(context);
  const page = readPage(context);
  const start = offsetAfter(page);
  const states = stateMatcher(readFilter(context.query.get('$filter')));
  const found = states(workflow.state) ? plan.triggers : [];
  const { rows, last } = cutPage(found.slice(start), page.limit);
  return context.inTenant(async (scope) => {
    const value: ArmJson[] = [];
    for (const trigger of rows)
      value.push(toTrigger(workflow, trigger, await progressOf(scope, workflow, trigger.name)));
    return { status: 200, body: { value, nextLink: last && nextLink(context, String(start + page.limit)) } };
  });
}

/** Triggers are filtered by their state, which is that of the workflow. */
function stateMatcher(filter: Filter): (state: string) => boolean {
  return filterMatcher(filter, (clause) => {
    const isState = clause.kind === 'compare' && clause.name === 'state';
    if (!isState || (clause.operator !== 'eq' && clause.operator !== 'ne')) throw unknownFilter(clause);
    const wanted = clause.value?.toLowerCase();
    return (state) => (state.toLowerCase() === wanted) === (clause.operator === 'eq');
  });
}

/** When a trigger fired last and fires next: what it keeps itself, else its newest run. */
async function progressOf(scope: Scope, workflow: Workflow, triggerName: string): Promise<Partial<TriggerProgress>> {
  const progress = await triggers(scope).find(workflow.workflowId, triggerName);
  if (progress?.lastAt !== undefined) return progress;
  const recent = await runs(scope).list(workflow.workflowId, { limit: 10 });
  const lastAt = recent.find((each) => each.triggerName.toLowerCase() === triggerName.toLowerCase())?.startedAt;
  return { ...progress, lastAt };
}

function toTrigger(workflow: Workflow, trigger: TriggerPlan, { lastAt, nextAt }: Partial<TriggerProgress>): ArmJson {
  const { recurrence } = trigger;
  return {
    id: `${workflowResourceId(workflow)}/triggers/${trigger.name}`,
    name: trigger.name,
    type: 'Microsoft.Logic/workflows/triggers',
    properties: {
      provisioningState: 'Succeeded',
      createdTime: toInstant(workflow.createdAt),
      changedTime: toInstant(workflow.changedAt),
      state: workflow.state,
      status: 'Waiting',
      lastExecutionTime: lastAt && toInstant(lastAt),
      nextExecutionTime: workflow.state === 'Enabled' ? nextAt && toInstant(nextAt) : undefined,
      recurrence: recurrence && {
        frequency: recurrence.frequency,
        interval: recurrence.interval,
        startTime: recurrence.startTime,
        endTime: recurrence.endTime,
        timeZone: recurrence.timeZone,
        schedule: recurrence.schedule && toJson(recurrence.schedule),
      },
      workflow: versionReference(workflow, workflow.version),
    },
  };
}

function toJson(data: object): ArmJson {
  return JSON.parse(JSON.stringify(data)) as ArmJson;
}

/** Starts a run now. What the caller sends is the body of a request trigger. */
async function runTrigger(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { workflow, plan } = await findPlanned(context);
  const trigger = findTrigger(plan, context.params['triggerName']);
  const body = context.readBody();
  const outputs: [string, Value][] = [['headers', {}]];
  if (body !== undefined) outputs.push(['body', body]);
  const fired = await services.runtime.fireRequestTrigger({
    tenantId: workflow.tenantId,
    workflowId: workflow.workflowId,
    triggerName: trigger.name,
    outputs: values.makeObject(outputs),
  });
  return { status: 202, headers: { 'x-ms-workflow-run-id': fired.runName } };
}
