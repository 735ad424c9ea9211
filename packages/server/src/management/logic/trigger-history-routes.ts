import { readValue, type TriggerPlan } from '@tenon/definition';
import {
  type HistoryCondition,
  type RunRecord,
  runs,
  type Scope,
  type TriggerHistory,
  triggers,
  type Workflow,
} from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { readFilter } from '../filter.ts';
import { cutPage, nextLink, readPage } from '../paging.ts';
import { toInstant } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { type ContentLinks, contentLinks } from './content-link.ts';
import { findPlanned } from './find-workflow.ts';
import { readRunConditions } from './run-filter.ts';
import { loadRun } from './run-history.ts';
import { runReference } from './run-shape.ts';
import { findTrigger } from './trigger-routes.ts';
import { workflowPath } from './workflow-routes.ts';
import { workflowResourceId } from './workflow-shape.ts';

const historiesPath = `${workflowPath}/triggers/{triggerName}/histories`;

/** A firing of a trigger: a run of the same name, or an entry of its own where it started none or many. */
type Firing =
  | { readonly name: string; readonly run: RunRecord }
  | { readonly name: string; readonly entry: TriggerHistory };

/** Histories of triggers (Microsoft.Logic). */
export function triggerHistoryRoutes(services: ManagementServices): readonly ArmRoute[] {
  return [
    {
      method: 'GET',
      path: historiesPath,
      permission: 'Microsoft.Logic/workflows/read',
      handle: (context) => listHistories(context, services),
    },
    {
      method: 'GET',
      path: `${historiesPath}/{historyName}`,
      permission: 'Microsoft.Logic/workflows/read',
      handle: (context) => getHistory(context, services),
    },
    {
      method: 'POST',
      path: `${historiesPath}/{historyName}/resubmit`,
      permission: 'Microsoft.Logic/workflows/run/action',
      handle: async (context) => {
        const { workflow, plan } = await findPlanned(context);
        const firing = await context.inTenant((scope) =>
          findFiring(scope, { workflow, trigger: findTrigger(plan, context.params['triggerName']) }, context),
        );
        if (!('run' in firing)) {
          throw armRefusal(
            'WorkflowTriggerHistoryCannotBeResubmitted',
            `The trigger history '${firing.name}' did not start a run, so it cannot be resubmitted.`,
          );
        }
        const { tenantId, workflowId } = workflow;
        const again = await services.runtime.resubmitRun({ tenantId, workflowId, runName: firing.run.runName });
        return { status: 202, headers: { 'x-ms-workflow-run-id': again.runName } };
      },
    },
  ];
}

async function listHistories(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { workflow, plan } = await findPlanned(context);
  const trigger = findTrigger(plan, context.params['triggerName']);
  const page = readPage(context);
  const where = readRunConditions(readFilter(context.query.get('$filter')));
  const links = contentLinks(services, workflow.workflowId);
  const read = () =>
    context.inTenant(async (scope) => {
      const skipped = await triggers(scope).historyPage(workflow.workflowId, trigger.name, { ...page, where });
      const fired = await runs(scope).page(workflow.workflowId, {
        ...page,
        where: asSucceeded(where),
        triggerName: trigger.name,
      });
      const { rows, after } = mergePages(
        [
          { after: skipped.after, rows: skipped.rows.map((entry): Firing => ({ name: entry.name, entry })) },
          { after: fired.after, rows: fired.rows.map((run): Firing => ({ name: run.runName, run })) },
        ],
        page.limit,
      );
      const value = rows.map((firing) =>
        'run' in firing
          ? toFired({ workflow, trigger, run: firing.run }, links.to(triggerOutputs(firing.run)))
          : toEntry(workflow, firing.entry, links),
      );
      return { status: 200, body: { value, nextLink: after && nextLink(context, after) } };
    });
  return services.historyTurns.take(context.caller.tenantId, read);
}

/** One page of two lists, newest first: up to where both were read. */
function mergePages(
  pages: readonly { readonly rows: readonly Firing[]; readonly after: string | undefined }[],
  limit: number,
): { readonly rows: readonly Firing[]; readonly after: string | undefined } {
  const [readTo] = pages
    .map(({ after }) => after)
    .filter((after) => after !== undefined)
    .sort();
  const known = pages
    .flatMap(({ rows }) => rows)
    .filter(({ name }) => readTo === undefined || name <= readTo)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { rows, last } = cutPage(known, limit);
  return { rows, after: last?.name ?? readTo };
}

/** A condition on firings that started runs. Every run began with a trigger that succeeded, so its own status says nothing here. */
function asSucceeded(where: HistoryCondition): HistoryCondition {
  switch (where.kind) {
    case 'all':
    case 'any':
      return { kind: where.kind, of: where.of.map(asSucceeded) };
    case 'not':
      return { kind: 'not', of: asSucceeded(where.of) };
    case 'status':
      return { kind: where.status === 'Succeeded' ? 'all' : 'any', of: [] };
    default:
      return where;
  }
}

async function findFiring(
  scope: Scope,
  { workflow, trigger }: { readonly workflow: Workflow; readonly trigger: TriggerPlan },
  { params }: ArmContext,
): Promise<Firing> {
  const name = params['historyName'] ?? '';
  const run = await runs(scope).find(workflow.workflowId, name);
  if (run !== undefined && run.triggerName.toLowerCase() === trigger.name.toLowerCase()) return { name, run };
  const [entry] = await triggers(scope).histories(workflow.workflowId, trigger.name, { limit: 1, name });
  if (entry !== undefined) return { name, entry };
  throw armRefusal(
    'WorkflowTriggerHistoryNotFound',
    `The trigger history '${name.slice(0, 100)}' of '${trigger.name}' could not be found.`,
  );
}

async function getHistory(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { workflow, plan } = await findPlanned(context);
  const trigger = findTrigger(plan, context.params['triggerName']);
  const links = contentLinks(services, workflow.workflowId);
  return context.inTenant(async (scope) => {
    const firing = await findFiring(scope, { workflow, trigger }, context);
    if (!('run' in firing)) return { status: 200, body: toEntry(workflow, firing.entry, links) };
    const { history } = await loadRun(scope, workflow, firing.run.runName);
    const { trigger: record } = history.run;
    const inputsLink = links.of(`/runs/${firing.run.runName}/contents/TriggerInputs`, record?.inputs);
    const outputsLink = links.of(triggerOutputs(firing.run), record?.outputs);
    return {
      status: 200,
      body: toFired({ workflow, trigger, run: firing.run }, outputsLink, { ...record, inputsLink }),
    };
  });
}

function triggerOutputs(run: RunRecord): string {
  return `/runs/${run.runName}/contents/TriggerOutputs`;
}

function toFired(
  { workflow, trigger, run }: { readonly workflow: Workflow; readonly trigger: TriggerPlan; readonly run: RunRecord },
  outputsLink: ArmJson,
  record: {
    readonly startTime?: string;
    readonly endTime?: string;
    readonly scheduledTime?: string;
    readonly trackingId?: string;
    readonly inputsLink?: ArmJson;
  } = {},
): ArmJson {
  return {
    id: `${workflowResourceId(workflow)}/triggers/${trigger.name}/histories/${run.runName}`,
    name: run.runName,
    type: 'Microsoft.Logic/workflows/triggers/histories',
    properties: {
      startTime: record.startTime ?? toInstant(run.startedAt),
      endTime: record.endTime ?? toInstant(run.startedAt),
      scheduledTime: record.scheduledTime,
      status: 'Succeeded',
      code: 'OK',
      trackingId: record.trackingId,
      correlation: { clientTrackingId: run.clientTrackingId },
      inputsLink: trigger.hidesInputs ? undefined : record.inputsLink,
      outputsLink: trigger.hidesOutputs ? undefined : outputsLink,
      secureData: trigger.hidesOutputs ? { properties: ['outputs'] } : undefined,
      fired: true,
      run: runReference(workflow, run.runName),
    },
  };
}

function toEntry(workflow: Workflow, entry: TriggerHistory, links: ContentLinks): ArmJson {
  const path = `/triggers/${entry.triggerName}/histories/${entry.name}`;
  return {
    id: `${workflowResourceId(workflow)}${path}`,
    name: entry.name,
    type: 'Microsoft.Logic/workflows/triggers/histories',
    properties: {
      startTime: toInstant(entry.startedAt),
      endTime: toInstant(entry.endedAt),
      scheduledTime: entry.scheduledAt && toInstant(entry.scheduledAt),
      status: entry.status,
      code: entry.code,
      error: entry.error && { ...entry.error },
      correlation: { clientTrackingId: entry.name },
      outputsLink: links.of(
        `${path}/contents/TriggerOutputs`,
        entry.outputs === undefined ? undefined : readValue(entry.outputs),
      ),
      fired: entry.status === 'Succeeded',
    },
  };
}
