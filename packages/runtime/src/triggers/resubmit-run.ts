import type { StoredContent, Value } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import { type RunEvent, resumeFrom, type Surroundings } from '@tenon/run';
import { type RunKey, type RunRecord, runBodies, runHolding, type Store, storedIds } from '@tenon/store';
import { withOpened } from '../bodies/with-opened.ts';
import type { Plans, ReadyVersion } from '../carrying/plans.ts';
import type { Resubmission } from '../runtime.ts';
import { judgeOccurrence, withMembers } from './occurrence.ts';
import { type RunStarted, type StartParts, startRun } from './start-runs.ts';

/** The run that is carried out again, and how. */
export interface ResubmittedRun {
  readonly key: RunKey;
  readonly record: RunRecord;
  readonly again: Resubmission | undefined;
}

/** What resubmitting needs. */
export interface ResubmitParts {
  readonly store: Store;
  readonly plans: Plans;
  readonly start: StartParts;
  /** The value of a stored content of the earlier run. */
  open(run: RunKey, content: StoredContent): Promise<Value>;
}

/** Starts a new run from an earlier one, against the current definition; resolves when the new run is durable. */
export async function resubmitRun(
  { store, plans, start, open }: ResubmitParts,
  { key, record, again }: ResubmittedRun,
  surroundings: Surroundings,
): Promise<{ readonly runName: string }> {
  const history = await runHolding(store.system).history(key.runName);
  const [started] = history;
  const ready = await plans.current(key.workflowId);
  if (ready === undefined || started?.kind !== 'run-started') {
    throw new Refusal('workflow-not-found', `There is no workflow "${key.workflowId}".`);
  }
  const event = await withOpened(
    (content) => open(key, content),
    (opened) => startAgain(ready, { started, again, origin: key.runName }, { ...surroundings, opened }),
  );
  const earlier = await plans.version(key.workflowId, record.version);
  const kept =
    again?.kind === 'from' && earlier !== undefined
      ? resumeFrom(ready.plan, { plan: overOf(record, earlier), history }, { actions: again.actions, at: event.at })
      : [];
  const bodies = storedIds([event, ...kept]);
  if (bodies.length > 0) await runBodies(store.system).copy(bodies, key.runName, event.run);
  await startRun(start, ready, { event, kept, originName: key.runName });
  return { runName: event.run };
}

function overOf(record: RunRecord, { plan }: ReadyVersion): ReadyVersion['plan'] {
  if (record.endedAt !== undefined) return plan;
  throw new Refusal(
    'run-not-over',
    `The run "${record.runName}" is still going on. Cancel it, or wait for its end, before it is carried out again from an action.`,
  );
}

function startAgain(
  ready: ReadyVersion,
  {
    started,
    again,
    origin,
  }: { readonly started: RunStarted; readonly again: Resubmission | undefined; readonly origin: string },
  surroundings: Surroundings,
): RunStarted {
  const { name, outputs } = started.trigger;
  if (ready.plan.findTrigger(name) === undefined) {
    throw new Refusal('trigger-not-found', `The workflow has no trigger "${name}".`);
  }
  const trigger =
    again?.kind === 'fork' ? { ...started.trigger, outputs: withMembers(outputs, again.outputs) } : started.trigger;
  const outcome = judgeOccurrence(ready, { trigger: name, cause: { kind: 'resubmit', trigger, origin } }, surroundings);
  const event: RunEvent | undefined = outcome.kind === 'fired' ? outcome.runs[0] : undefined;
  if (event === undefined) throw new Error('A resubmitted run did not start.');
  return event;
}
