import { type TriggerPlan, type Value, values, writeValue } from '@tenon/definition';
import type { RunCommand } from '../command.ts';
import type { HttpReply, RunEvent } from '../event.ts';
import { fireTrigger } from '../trigger/fire-trigger.ts';
import type { Batch, SimulatedWorkflow, World } from './world.ts';

type SendToBatch = Extract<RunCommand, { kind: 'send-to-batch' }>;

/** What a message came to: the reply to its sender, and the runs that start because a batch is complete. */
export interface Collected {
  readonly reply: HttpReply;
  readonly workflow?: SimulatedWorkflow;
  readonly runs: readonly RunEvent[];
}

/**
 * Collects a message for the batch trigger of a workflow of the test, as the runtime does (clause 6.10). `begin` starts the runs of
 * a batch that is released later, because its recurrence is due.
 */
export function collectMessage(
  world: World,
  command: SendToBatch,
  begin: (workflow: SimulatedWorkflow, runs: readonly RunEvent[]) => void,
): Collected {
  const name = command.workflowId.split('/').filter(Boolean).at(-1) ?? '';
  const workflow = world.workflows.get(name.toLowerCase());
  const trigger = workflow?.plan.findTrigger(command.triggerName);
  const plan = trigger?.batches?.find((one) => one.name.toLowerCase() === command.batchName.toLowerCase());
  if (!workflow || !trigger || !plan) {
    const message = `The test has no workflow '${name}' with a batch trigger '${command.triggerName}' that collects '${command.batchName}'.`;
    world.problems.push(message);
    return {
      reply: { statusCode: 404, headers: {}, body: { error: { code: 'WorkflowTriggerNotFound', message } } },
      runs: [],
    };
  }
  const { content, messageId = command.request, partitionName = '' } = command;
  const key = JSON.stringify([name.toLowerCase(), trigger.name, plan.name, partitionName]);
  const batch: Batch = world.batches.get(key) ?? { messages: [], bytes: 0 };
  world.batches.set(key, batch);
  const message = values.makeObject([
    ['content', content],
    ['messageId', messageId],
    ['batchName', plan.name],
    ...(partitionName === '' ? [] : [['partitionName', partitionName] as const]),
  ]);
  batch.messages.push(message);
  batch.bytes += values.contentLength(writeValue(message));
  const release = () => releaseBatch(world, { workflow, trigger, batch });
  const reply = { statusCode: 202, headers: {} };
  if (batch.messages.length >= plan.mostMessages || batch.bytes >= plan.mostBytes) {
    return { reply, workflow, runs: release() };
  }
  const dueAt = batch.dueAt === undefined ? nextRelease(world, plan.recurrence) : undefined;
  if (dueAt !== undefined) {
    batch.dueAt = dueAt;
    world.clock.at(dueAt, () => {
      delete batch.dueAt;
      begin(workflow, release());
    });
  }
  return { reply, workflow, runs: [] };
}

/** The first time after now at which a recurrence, counted from the beginning of the test, is due. */
function nextRelease({ test, clock }: World, recurrence: TriggerPlan['recurrence']): string | undefined {
  let due = recurrence?.nextDue({ since: test.clock });
  while (recurrence && due !== undefined && due <= clock.now) due = recurrence.nextDue({ since: due, previous: due });
  return due;
}

function releaseBatch(
  world: World,
  {
    workflow,
    trigger,
    batch,
  }: { readonly workflow: SimulatedWorkflow; readonly trigger: TriggerPlan; readonly batch: Batch },
): readonly RunEvent[] {
  const items: readonly Value[] = batch.messages.splice(0);
  batch.bytes = 0;
  if (items.length === 0) return [];
  const cause = { kind: 'callback', headers: {}, body: { items } } as const;
  const occurrence = { trigger: trigger.name, workflow: workflow.identity, cause };
  const outcome = fireTrigger(workflow.plan, occurrence, world.surroundings());
  return outcome.kind === 'fired' ? outcome.runs : [];
}
