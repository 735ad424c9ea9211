import { readValue, type Value, values, writeValue } from '@tenon/definition';
import type { RunCommand, Surroundings } from '@tenon/run';
import { type BatchPartition, batchMessages, type NewRun, type RunKey, type Scope } from '@tenon/store';
import type { CarriedRun } from '../carrying/carrier.ts';
import { toInstant } from '../carrying/instants.ts';
import type { Plans, ReadyVersion } from '../carrying/plans.ts';
import type { RequestOutcome } from '../effects.ts';
import { findCalled, refusedCall } from './call-child.ts';
import { judgeOccurrence } from './occurrence.ts';
import { recordOutcome } from './record-outcome.ts';
import { type StartParts, startRuns } from './start-runs.ts';

/** The command to hand a message to a batch trigger. */
export type SendToBatch = Extract<RunCommand, { readonly kind: 'send-to-batch' }>;

/** One message of a run for the batch of another workflow. */
export interface SentMessage {
  readonly command: SendToBatch;
  readonly run: CarriedRun;
  readonly plans: Plans;
  readonly at: Date;
  surroundings(run: RunKey, now: string): Surroundings;
}

/** Collects a message, once however often it is sent for the same request, and releases its batch when that is complete. */
export async function collectMessage(parts: StartParts, sent: SentMessage): Promise<RequestOutcome> {
  const { command, plans, at } = sent;
  const workflow = await findCalled(parts, sent);
  const ready = workflow && (await plans.current(workflow.workflowId));
  if (ready === undefined) return refusedCall('WorkflowNotFound', `There is no workflow '${command.workflowId}'.`);
  if (ready.workflow.state !== 'Enabled') {
    return refusedCall('WorkflowTriggerIsNotEnabled', `The workflow '${ready.workflow.name}' is disabled.`);
  }
  const trigger = ready.plan.findTrigger(command.triggerName);
  const batch = trigger?.batches?.find(({ name }) => name.toLowerCase() === command.batchName.toLowerCase());
  if (trigger === undefined || batch === undefined) {
    return refusedCall(
      'WorkflowTriggerNotFound',
      `The workflow '${ready.workflow.name}' has no batch trigger '${command.triggerName}' that collects '${command.batchName}'.`,
    );
  }
  const { tenantId, workflowId } = ready.workflow;
  const { content, messageId = command.request, partitionName = '' } = command;
  const partition = { workflowId, triggerName: trigger.name, batchName: batch.name, partitionName };
  const message = writeValue(
    values.makeObject([
      ['content', content],
      ['messageId', messageId],
      ['batchName', batch.name],
      ...(partitionName === '' ? [] : [['partitionName', partitionName] as const]),
    ]),
  );
  const around = sent.surroundings({ tenantId, workflowId, runName: '' }, toInstant(at));
  const begun = await parts.store.asSystem(async (scope) => {
    await batchMessages(scope).keep({ ...partition, tenantId, request: command.request, message });
    const { messages, bytes } = await batchMessages(scope).count(partition);
    if (messages < batch.mostMessages && bytes < batch.mostBytes) return [];
    return releaseBatch(parts, ready, { scope, partition, around });
  });
  for (const one of begun) if (!one.isWaiting) void parts.worker.takeSoon(one);
  return { reply: { statusCode: 202, headers: {} } };
}

/** Starts the run that gets everything which a partition has collected, in the transaction of `scope`. */
export async function releaseBatch(
  parts: Pick<StartParts, 'queue'>,
  ready: ReadyVersion,
  {
    scope,
    partition,
    around,
  }: { readonly scope: Scope; readonly partition: BatchPartition; readonly around: Surroundings },
): Promise<readonly NewRun[]> {
  const items: Value[] = (await batchMessages(scope).take(partition)).map((message) => readValue(message));
  if (items.length === 0) return [];
  const cause = { kind: 'callback', headers: {}, body: { items } } as const;
  const outcome = judgeOccurrence(ready, { trigger: partition.triggerName, cause }, around);
  const runs = outcome.kind === 'fired' ? outcome.runs : [];
  if (runs.length !== 1) {
    const entry = { trigger: partition.triggerName, outcome, name: around.newRunName(), at: new Date(around.now) };
    await recordOutcome(scope, ready, entry);
  }
  return startRuns(parts, ready, { events: runs, scope });
}
