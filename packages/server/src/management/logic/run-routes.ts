import type { StoredContent } from '@tenon/definition';
import type { RunRecord, Scope, Workflow } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { readFilter } from '../filter.ts';
import { cutPage, nextLink, offsetAfter, type PageRequest, readPage } from '../paging.ts';
import type { ManagementServices } from '../services.ts';
import { contentLinks } from './content-link.ts';
import { expressionTraces } from './expression-traces.ts';
import { findVersion, findWorkflow, planOf } from './find-workflow.ts';
import { readRunSearch, statusMatcher } from './run-filter.ts';
import { findRunRecord, type LoadedRun, loadRun } from './run-history.ts';
import { toAction, toListedRun, toRepetition, toRequestHistory, toRun, toScopeRepetition } from './run-shape.ts';
import { searchRuns } from './search-runs.ts';
import { workflowPath } from './workflow-routes.ts';
import { toWorkflowResource } from './workflow-shape.ts';

const runPath = `${workflowPath}/runs/{runName}`;
const actionPath = `${runPath}/actions/{actionName}`;
const repetitionPath = `${actionPath}/repetitions/{repetitionName}`;

/** Runs, their actions, repetitions and requests (Microsoft.Logic). */
export function runRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = 'Microsoft.Logic/workflows/read';
  const get = (
    path: string,
    show: (run: LoadedRun, context: ArmContext) => ArmAnswer | Promise<ArmAnswer>,
  ): ArmRoute => ({
    method: 'GET',
    path,
    permission: read,
    handle: async (context) => show(await load(context), context),
  });
  const trace = (path: string): ArmRoute => ({
    method: 'POST',
    path,
    permission: read,
    handle: async (context) => {
      const run = await load(context);
      const { name } = findAction(run, context);
      // An action in a loop has traces in each repetition; asked for as a whole it shows those of the first.
      const shown =
        context.params['repetitionName'] === undefined
          ? (run.history.repetitionsOf(name)[0] ?? findAction(run, context))
          : findRepetition(run, context);
      const open = (content: StoredContent) =>
        services.runtime.openBody({ tenantId: run.workflow.tenantId, runName: run.record.runName }, content);
      return { status: 200, body: { inputs: await expressionTraces(run, shown, open) } };
    },
  });
  const links = (run: LoadedRun) => contentLinks(services, run.workflow.workflowId);
  const exchanges = (path: string): readonly ArmRoute[] => [
    get(`${path}/requestHistories`, (run, context) => {
      const { base, found } = requestsOf(run, context);
      const { rows, link } = pageOf(context, found);
      return {
        status: 200,
        body: {
          value: rows.map((exchange) => toRequestHistory(run, { path: base, exchange }, links(run))),
          nextLink: link,
        },
      };
    }),
    get(`${path}/requestHistories/{requestHistoryName}`, (run, context) => {
      const { base, found } = requestsOf(run, context);
      const name = context.params['requestHistoryName'] ?? '';
      const exchange = found.find((each) => each.name.toLowerCase() === name.toLowerCase());
      if (exchange === undefined)
        throw armRefusal(
          'WorkflowRunActionRequestHistoryNotFound',
          `The request history '${name.slice(0, 100)}' could not be found.`,
        );
      return { status: 200, body: toRequestHistory(run, { path: base, exchange }, links(run)) };
    }),
  ];
  return [
    { method: 'GET', path: `${workflowPath}/runs`, permission: read, handle: (context) => listRuns(context, services) },
    get(runPath, async (run, context) => ({
      status: 200,
      body: await expand(toRun(run, links(run)), { run, context, services }),
    })),
    get(`${runPath}/operations/{operationId}`, (run) => ({ status: 200, body: toRun(run, links(run)) })),
    {
      method: 'POST',
      path: `${runPath}/cancel`,
      permission: 'Microsoft.Logic/workflows/run/action',
      handle: (context) => cancelRun(context, services),
    },
    get(`${runPath}/actions`, (run, context) => {
      const matches = readStatusFilter(context);
      const found = run.history.actions.filter(matches);
      const { rows, link } = pageOf(context, found);
      return { status: 200, body: { value: rows.map((action) => toAction(run, action, links(run))), nextLink: link } };
    }),
    get(actionPath, (run, context) => ({ status: 200, body: toAction(run, findAction(run, context), links(run)) })),
    trace(`${actionPath}/listExpressionTraces`),
    // The client never follows a next link of these lists, so without $top they come whole.
    get(`${actionPath}/repetitions`, (run, context) => {
      const matches = readStatusFilter(context);
      const found = run.history.repetitionsOf(findAction(run, context).name).filter(matches);
      const { rows, link } = wholeOrPage(context, found);
      return {
        status: 200,
        body: { value: rows.map((repetition) => toRepetition(run, repetition, links(run))), nextLink: link },
      };
    }),
    get(repetitionPath, (run, context) => ({
      status: 200,
      body: toRepetition(run, findRepetition(run, context), links(run)),
    })),
    trace(`${repetitionPath}/listExpressionTraces`),
    get(`${actionPath}/scopeRepetitions`, (run, context) => {
      const loop = findAction(run, context).name;
      const matches = readStatusFilter(context);
      const found = run.history.iterationsOf(loop).filter(matches);
      const { rows, link } = wholeOrPage(context, found);
      return {
        status: 200,
        body: { value: rows.map((iteration) => toScopeRepetition(run, { loop, iteration })), nextLink: link },
      };
    }),
    get(`${actionPath}/scopeRepetitions/{repetitionName}`, (run, context) => {
      const loop = findAction(run, context).name;
      const name = context.params['repetitionName'] ?? '';
      const iteration = run.history.iterationsOf(loop).find(({ repetition }) => repetition === name);
      if (iteration === undefined)
        throw armRefusal(
          'ScopeRepetitionNotFound',
          `The scope repetition '${name.slice(0, 100)}' of '${loop}' could not be found.`,
        );
      const shown = toScopeRepetition(run, { loop, iteration });
      const isExpanded = expanded(context).includes('properties/actions');
      return { status: 200, body: isExpanded ? withActionsOf(run, { loop, iteration, shown }, links(run)) : shown };
    }),
    ...exchanges(actionPath),
    ...exchanges(repetitionPath),
  ];
}

function load(context: ArmContext): Promise<LoadedRun> {
  return context.inTenant(async (scope) =>
    loadRun(scope, await findWorkflow(scope, context), context.params['runName'] ?? ''),
  );
}

async function listRuns(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const page = readPage(context);
  const filter = readFilter(context.query.get('$filter'));
  const search = readRunSearch(filter);
  const read = () =>
    context.inTenant(async (scope) => {
      const workflow = await findWorkflow(scope, context);
      const { rows, after } = await searchRuns(scope, workflow.workflowId, { search, page });
      const links = contentLinks(services, workflow.workflowId);
      const hiding = await hidingVersions(scope, workflow, rows);
      const value = rows.map((record) => toListedRun(workflow, record, hiding.has(record.version) ? undefined : links));
      return {
        status: 200,
        body: {
          value,
          nextLink: after === undefined ? undefined : nextLink(context, after),
        },
      };
    });
  // Without a condition the first runs are the page: nothing is looked for.
  const isAll = filter.kind === 'all' && filter.of.length === 0;
  return isAll ? read() : services.historyTurns.take(context.caller.tenantId, read);
}

/** The versions among those of some runs whose trigger hides what it gave. */
async function hidingVersions(
  scope: Scope,
  workflow: Workflow,
  rows: readonly RunRecord[],
): Promise<ReadonlySet<string>> {
  const hiding = new Set<string>();
  for (const name of new Set(rows.map(({ version }) => version))) {
    const version = await findVersion(scope, workflow, name);
    // Nearly no definition secures anything: those are not compiled only to find that out.
    if (!/securedata/i.test(version.definition)) continue;
    if (planOf(version).triggers.some(({ hidesOutputs }) => hidesOutputs)) hiding.add(name);
  }
  return hiding;
}

async function cancelRun(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { workflow, record } = await context.inTenant(async (scope) => {
    const found = await findWorkflow(scope, context);
    return { workflow: found, record: await findRunRecord(scope, found, context.params['runName'] ?? '') };
  });
  if (record.endedAt !== undefined) {
    throw armRefusal(
      'WorkflowRunCanNotBeCancelled',
      `The run '${record.runName}' has ended as '${record.status}', so it cannot be cancelled.`,
    );
  }
  const { tenantId, workflowId } = workflow;
  await services.runtime.cancelRun({ tenantId, workflowId, runName: record.runName }, context.caller.memberId);
  return { status: 200 };
}

/** `$expand=properties/actions,workflow/properties`: the actions as a map, and the workflow as it was for this run. */
async function expand(
  body: ArmJson,
  {
    run,
    context,
    services,
  }: { readonly run: LoadedRun; readonly context: ArmContext; readonly services: ManagementServices },
): Promise<ArmJson> {
  const wanted = expanded(context);
  const resource = body as { readonly [name: string]: ArmJson };
  const properties = resource['properties'] as { readonly [name: string]: ArmJson };
  const links = contentLinks(services, run.workflow.workflowId);
  const actions = wanted.includes('properties/actions')
    ? Object.fromEntries(
        run.history.actions.map((action) => [
          action.name,
          (toAction(run, action, links) as { readonly properties: ArmJson }).properties,
        ]),
      )
    : undefined;
  if (!wanted.includes('workflow/properties')) return { ...resource, properties: { ...properties, actions } };
  const version = await context.inTenant((scope) => findVersion(scope, run.workflow, run.record.version));
  const workflow = toWorkflowResource(run.workflow, version, context.publicUrl) as { readonly properties: ArmJson };
  const reference = properties['workflow'] as { readonly [name: string]: ArmJson };
  return {
    ...resource,
    properties: { ...properties, actions, workflow: { ...reference, properties: workflow.properties } },
  };
}

/** What `$expand` asks for, in lower case. */
function expanded({ query }: ArmContext): readonly string[] {
  return (query.get('$expand') ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
}

/** `$expand=properties/actions` of a scope repetition (ours): the actions inside of it as a map, as a run has them. */
function withActionsOf(
  run: LoadedRun,
  of: { readonly loop: string; readonly iteration: { readonly repetition: string }; readonly shown: ArmJson },
  links: ReturnType<typeof contentLinks>,
): ArmJson {
  const resource = of.shown as { readonly [name: string]: ArmJson };
  const properties = resource['properties'] as { readonly [name: string]: ArmJson };
  const inside = run.history.actionsOf(of.loop, of.iteration.repetition) ?? [];
  const actions = inside.map((action) => [
    action.name,
    (toRepetition(run, action, links) as { readonly properties: ArmJson }).properties,
  ]);
  return { ...resource, properties: { ...properties, actions: Object.fromEntries(actions) } };
}

function findAction(run: LoadedRun, { params }: ArmContext) {
  const name = params['actionName'] ?? '';
  const action = run.history.actions.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (action !== undefined) return action;
  throw armRefusal(
    'WorkflowRunActionNotFound',
    `The action '${name.slice(0, 100)}' of the run '${run.record.runName}' could not be found.`,
  );
}

function findRepetition(run: LoadedRun, context: ArmContext) {
  const { name } = findAction(run, context);
  const wanted = context.params['repetitionName'] ?? '';
  const found = run.history.repetitionsOf(name).find(({ repetition }) => repetition === wanted);
  if (found !== undefined) return found;
  throw armRefusal(
    'ActionRepetitionNotFound',
    `The repetition '${wanted.slice(0, 100)}' of '${name}' could not be found.`,
  );
}

function requestsOf(run: LoadedRun, context: ArmContext) {
  const action = findAction(run, context).name;
  const base = `/runs/${run.record.runName}/actions/${action}`;
  if (context.params['repetitionName'] === undefined) return { base, found: run.history.requestsOf(action) };
  const { repetition } = findRepetition(run, context);
  return { base: `${base}/repetitions/${repetition}`, found: run.history.requestsOf(action, repetition) };
}

function readStatusFilter({ query }: ArmContext): ReturnType<typeof statusMatcher> {
  return statusMatcher(readFilter(query.get('$filter')));
}

/** Actions and the like are numbered: a page begins at the number that the last one ended with. */
function pageOf<Row>(context: ArmContext, rows: readonly Row[], page: PageRequest = readPage(context)) {
  const start = offsetAfter(page);
  const cut = cutPage(rows.slice(start), page.limit);
  return { rows: cut.rows, link: cut.last === undefined ? undefined : nextLink(context, String(start + page.limit)) };
}

function wholeOrPage<Row>(context: ArmContext, rows: readonly Row[]) {
  return context.query.has('$top') || context.query.has('$skiptoken')
    ? pageOf(context, rows)
    : { rows, link: undefined };
}
