import { type Value, values } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import { type RunRecord, runs, type Workflow } from '@tenon/store';
import { armRefusal, armStatus } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { readFilter } from '../filter.ts';
import { nextLink, readPage } from '../paging.ts';
import { objectMember, requireObject, textMember } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { findWorkflow } from './find-workflow.ts';
import { readRunSearch } from './run-filter.ts';
import { runReference } from './run-shape.ts';
import { searchRuns } from './search-runs.ts';
import { workflowPath } from './workflow-routes.ts';

type Resubmission = NonNullable<Parameters<ManagementServices['runtime']['resubmitRun']>[1]>;

/** Runs of one request of a bulk action at most. */
const mostAtOnce = 100;
/** Runs are counted up to this many. */
const countedAtMost = 10_000;

/** Runs carried out again, whole, from an action on or with another input, and many at a time (ours, beside Microsoft.Logic). */
export function resubmitRoutes(services: ManagementServices): readonly ArmRoute[] {
  const permission = 'Microsoft.Logic/workflows/run/action';
  const bulk = (path: string, act: BulkAction): ArmRoute => ({
    method: 'POST',
    path: `${workflowPath}/${path}`,
    permission,
    handle: (context) => actOnMany(context, act, services),
  });
  return [
    {
      method: 'POST',
      path: `${workflowPath}/runs/{runName}/resubmit`,
      permission,
      handle: async (context) => {
        const { tenantId, workflowId } = await context.inTenant((scope) => findWorkflow(scope, context));
        const place = { tenantId, workflowId, runName: context.params['runName'] ?? '' };
        const again = await services.runtime.resubmitRun(place, readResubmission(context.readBody()));
        return { status: 202, headers: { 'x-ms-workflow-run-id': again.runName } };
      },
    },
    bulk('resubmitRuns', {
      done: 'Resubmitted',
      async carryOut({ tenantId, workflowId }, { runName }) {
        return services.runtime.resubmitRun({ tenantId, workflowId, runName });
      },
    }),
    bulk('cancelRuns', {
      done: 'CancelRequested',
      async carryOut({ tenantId, workflowId }, { runName, endedAt, status }, by) {
        if (endedAt !== undefined) {
          throw armRefusal('WorkflowRunCanNotBeCancelled', `The run has ended as '${status}'.`);
        }
        await services.runtime.cancelRun({ tenantId, workflowId, runName }, by);
        return undefined;
      },
    }),
  ];
}

/** Reads what is to be different: `actionsToResubmit` (from where on), or `trigger.outputs` (a fork); nothing repeats the run whole. */
function readResubmission(body: Value | undefined): Resubmission | undefined {
  if (body === undefined) return undefined;
  const wanted = requireObject(body, '{"actionsToResubmit"} or {"trigger"}');
  const listed = values.findProperty(wanted, 'actionsToResubmit');
  const trigger = objectMember(wanted, 'trigger');
  const outputs = trigger && objectMember(trigger, 'outputs');
  if (listed !== undefined && trigger !== undefined) {
    throw armRefusal(
      'InvalidRequestContent',
      "Give 'actionsToResubmit' or 'trigger', not both: what was carried out before an action used the earlier input.",
    );
  }
  if (trigger !== undefined) {
    if (outputs === undefined) throw armRefusal('InvalidRequestContent', "'trigger' has no 'outputs'.");
    return { kind: 'fork', outputs };
  }
  if (listed === undefined) return undefined;
  const items = values.isArray(listed) ? listed : [];
  const actions = items.map((item) => (values.isObject(item) ? textMember(item, 'name') : undefined));
  const names = actions.filter((name) => name !== undefined);
  if (names.length === 0 || names.length < actions.length) {
    throw armRefusal('InvalidRequestContent', `'actionsToResubmit' is not a list of {"name"}.`);
  }
  return { kind: 'from', actions: names };
}

interface BulkAction {
  readonly done: string;
  /** What is done to one run; answers the run that came of it. */
  carryOut(workflow: Workflow, run: RunRecord, by: string): Promise<{ readonly runName: string } | undefined>;
}

/**
 * Does something to the runs that `$filter` selects, newest first, at most 100 of them: the next link (to be sent again with
 * POST) is for those that are left. With `$count=true` the answer says how many there were before, up to 10,000, unless counting takes too long. New runs
 * are not among those that the next link goes on to.
 */
async function actOnMany(
  context: ArmContext,
  { done, carryOut }: BulkAction,
  services: ManagementServices,
): Promise<ArmAnswer> {
  const asked = readPage(context, { defaultTop: mostAtOnce });
  const page = { ...asked, limit: Math.min(asked.limit, mostAtOnce) };
  const search = readRunSearch(readFilter(context.query.get('$filter')));
  const counts = context.query.get('$count')?.toLowerCase() === 'true' && search.value === undefined;
  const { workflow, found, count } = await services.historyTurns.take(context.caller.tenantId, () =>
    context.inTenant(async (scope) => {
      const own = await findWorkflow(scope, context);
      return {
        workflow: own,
        found: await searchRuns(scope, own.workflowId, { search, page }),
        count: counts
          ? await runs(scope).count(own.workflowId, { where: search.where, limit: countedAtMost })
          : undefined,
      };
    }),
  );
  const value: ArmJson[] = [];
  let { after } = found;
  for (const [index, run] of found.rows.entries()) {
    try {
      const result = await carryOut(workflow, run, context.caller.memberId);
      value.push({ name: run.runName, status: done, run: result && runReference(workflow, result.runName) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code } = armStatus(error);
      // The system is full: what was done is answered, the rest is for later.
      if (status === 429 || status === 503) {
        if (index === 0) throw error;
        after = found.rows[index - 1]?.runName;
        break;
      }
      value.push({ name: run.runName, status: 'Refused', error: { code, message: error.message } });
    }
  }
  const link = after === undefined ? undefined : nextLink(withoutCount(context), after);
  return { status: 200, body: { count, value, nextLink: link } };
}

function withoutCount({ url, query }: ArmContext): { readonly url: string; readonly query: URLSearchParams } {
  const rest = new URLSearchParams(query);
  rest.delete('$count');
  return { url, query: rest };
}
