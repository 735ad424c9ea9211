import { type Plan, readValue, type Value } from '@tenon/definition';
import { describeRun, evolve, openRun, type RunEvent } from '@tenon/run';
import { type RunRecord, runs, type Scope, type Workflow, workflows } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import { planOf } from './find-workflow.ts';

/** What the run core tells of a run. */
export type RunHistory = ReturnType<typeof describeRun>;

/** A run with everything that happened in it. */
export interface LoadedRun {
  readonly workflow: Workflow;
  readonly record: RunRecord;
  readonly plan: Plan;
  /** The definition that the run was started with. */
  readonly definition: Value;
  readonly history: RunHistory;
  /** What happened, in order. */
  readonly events: readonly RunEvent[];
}

/** Reads a run of a workflow and folds its events. Refuses a run that does not exist. */
export async function loadRun(scope: Scope, workflow: Workflow, runName: string): Promise<LoadedRun> {
  const record = await findRunRecord(scope, workflow, runName);
  const version = await workflows(scope).version(workflow.workflowId, record.version);
  if (version === undefined)
    throw new Error(`The run ${record.runName} is of the version ${record.version}, which is not there.`);
  const plan = planOf(version);
  const state = openRun(plan);
  const events = await runs(scope).history(record.runName);
  for (const event of events) evolve(state, event);
  return {
    workflow,
    record,
    plan,
    definition: readValue(version.definition),
    history: describeRun(state),
    events,
  };
}

/** A run as lists show it; refuses when there is none. */
export async function findRunRecord(scope: Scope, workflow: Workflow, runName: string): Promise<RunRecord> {
  const record = await runs(scope).find(workflow.workflowId, runName);
  if (record !== undefined) return record;
  throw armRefusal(
    'WorkflowRunNotFound',
    `The run '${runName.slice(0, 100)}' of the workflow '${workflow.name}' could not be found.`,
  );
}
