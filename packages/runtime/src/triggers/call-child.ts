import { type Value, values } from '@tenon/definition';
import type { RunCommand, Surroundings } from '@tenon/run';
import { type RunKey, runHolding, runs, type Workflow, workflows } from '@tenon/store';
import type { CarriedRun } from '../carrying/carrier.ts';
import { toInstant } from '../carrying/instants.ts';
import type { Plans, ReadyVersion } from '../carrying/plans.ts';
import { createRunNames } from '../carrying/run-names.ts';
import type { HttpReply, RequestOutcome } from '../effects.ts';
import { judgeOccurrence } from './occurrence.ts';
import { type RunStarted, type StartParts, startRun } from './start-runs.ts';

/** The command to call another workflow. */
export type CallChild = Extract<RunCommand, { readonly kind: 'call-child' }>;

/** One call of another workflow by a run. */
export interface ChildCall {
  readonly command: CallChild;
  readonly run: CarriedRun;
  readonly plans: Plans;
  readonly at: Date;
  surroundings(run: RunKey, now: string): Surroundings;
}

const proposeName = createRunNames();

/**
 * Starts a run of another workflow of the same tenant by its request trigger, once however often it is called for the same
 * request: the name of the run is kept before it starts. Answers the outcome, or nothing when it comes as a message.
 */
export async function callChild(parts: StartParts, call: ChildCall): Promise<RequestOutcome | undefined> {
  const { command, run, plans, at } = call;
  const workflow = await findCalled(parts, call);
  const ready = workflow && (await plans.current(workflow.workflowId));
  if (ready === undefined) return refusedCall('WorkflowNotFound', `There is no workflow '${command.workflowId}'.`);
  if (ready.workflow.state !== 'Enabled') {
    return refusedCall('WorkflowTriggerIsNotEnabled', `The workflow '${ready.workflow.name}' is disabled.`);
  }
  const trigger = ready.plan.findTrigger(command.triggerName);
  if (trigger?.type !== 'Request') {
    return refusedCall(
      'WorkflowTriggerNotFound',
      `The workflow '${ready.workflow.name}' has no request trigger '${command.triggerName}'.`,
    );
  }
  const { system } = parts.store;
  const name = await runHolding(system).nameChild(run, command.request, proposeName(at));
  const known = await runs(system).find(ready.workflow.workflowId, name);
  if (known !== undefined) return known.endedAt === undefined ? undefined : givenReply(parts, name);
  const around = { ...call.surroundings({ ...ready.workflow, runName: name }, toInstant(at)), newRunName: () => name };
  const { headers, body } = command;
  const cause = { kind: 'request', headers, waits: true, ...(body !== undefined && { body }) } as const;
  const outcome = judgeOccurrence(ready, { trigger: trigger.name, cause }, around);
  const event = outcome.kind === 'fired' ? outcome.runs[0] : undefined;
  if (event !== undefined) await begin(parts, ready, { event, command, run });
  return 'answer' in outcome && outcome.answer !== undefined ? { reply: outcome.answer } : undefined;
}

async function begin(
  parts: StartParts,
  ready: ReadyVersion,
  { event, command, run }: { readonly event: RunStarted; readonly command: CallChild; readonly run: CarriedRun },
): Promise<void> {
  const { tenantId, workflowId, runName } = run;
  const parent: Parent = { tenantId, workflowId, runName, path: command.path, request: command.request };
  const isAwaited = event.caller === 'waiting';
  await startRun(parts, ready, { event, ...(isAwaited && { parent: JSON.stringify(parent) }) });
}

/** Whom a run answers instead of a caller of its own. */
interface Parent extends RunKey {
  readonly path: string;
  readonly request: string;
}

/** Reports a run's response to the run that called it. */
export async function answerParent(
  { worker }: StartParts,
  { parent, reply, at }: { readonly parent: string; readonly reply: HttpReply; readonly at: string },
): Promise<void> {
  const { path, request, ...key } = JSON.parse(parent) as Parent;
  await worker.deliver(key, { kind: 'request-finished', path, at, request, reply });
}

/** How a run names another workflow. */
interface NamedWorkflow {
  readonly command: { readonly workflowId: string };
  readonly run: CarriedRun;
  readonly plans: Plans;
}

/** The workflow of the same tenant that a run names by its id, where the run may call it. */
export async function findCalled({ store }: StartParts, named: NamedWorkflow): Promise<Workflow | undefined> {
  if (!(await mayCall(named))) return undefined;
  const match =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Logic\/workflows\/([^/]+)$/i.exec(
      named.command.workflowId,
    );
  if (match === null) return undefined;
  const [, subscriptionId = '', resourceGroup = '', name = ''] = match;
  return store.inTenant(named.run.tenantId, (scope) => workflows(scope).find({ subscriptionId, resourceGroup, name }));
}

/**
 * Whether a run may call a workflow. Those that its definition names were judged by the rights of whoever saved it; an id that
 * only the run knows is good within its own resource group, of which whoever saved it had the say.
 */
async function mayCall({ command, run, plans }: NamedWorkflow): Promise<boolean> {
  const wanted = command.workflowId.toLowerCase();
  if (run.plan.workflows.some(({ workflowId }) => workflowId?.toLowerCase() === wanted)) return true;
  const own = (await plans.current(run.workflowId))?.workflow;
  const group = own && `/subscriptions/${own.subscriptionId}/resourceGroups/${own.resourceGroup}/`.toLowerCase();
  return group !== undefined && wanted.startsWith(group);
}

async function givenReply({ store }: StartParts, runName: string): Promise<RequestOutcome> {
  const history = await runHolding(store.system).history(runName);
  const answered = history.findLast((event) => event.kind === 'caller-answered' && event.to === 'caller');
  return answered?.kind === 'caller-answered' ? { reply: answered.reply } : { reply: { statusCode: 202, headers: {} } };
}

/** A call that cannot be made, as a reply to the run that made it. */
export function refusedCall(code: string, message: string): RequestOutcome {
  const error: Value = values.makeObject([
    ['code', code],
    ['message', message],
  ]);
  return { reply: { statusCode: 404, headers: {}, body: { error } } };
}
