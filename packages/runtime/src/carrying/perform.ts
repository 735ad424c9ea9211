import type { RunCommand, RunEvent } from '@tenon/run';
import type { Logger } from 'pino';
import type { HeldBytes } from '../bodies/held-bytes.ts';
import type { SendInTurn } from '../bodies/send-in-turn.ts';
import type { EffectContext, Effects, RequestOutcome, StoredBodies } from '../effects.ts';
import type { Scripts } from '../script/run-scripts.ts';
import type { Transforms } from '../transform/run-transforms.ts';
import type { CarriedRun } from './carrier.ts';
import { toInstant } from './instants.ts';
import { keptReply } from './kept-reply.ts';

/** What commands are carried out with. */
export interface PerformParts {
  readonly effects: Effects;
  readonly scripts: Scripts;
  readonly transforms: Transforms;
  readonly now: () => Date;
  readonly log: Logger;
  /** The large bodies of a run, for one of its requests. */
  bodiesOf(run: CarriedRun, request: { readonly path: string; readonly request: string }): StoredBodies;
  readonly sendInTurn: SendInTurn;
  traceparentOf(run: CarriedRun, request: string): string | undefined;
  answerCaller(run: CarriedRun, reply: Extract<RunCommand, { readonly kind: 'respond' }>['reply']): Promise<void>;
  /** Hands a message to the batch trigger of another workflow. */
  sendToBatch(
    command: Extract<RunCommand, { readonly kind: 'send-to-batch' }>,
    run: CarriedRun,
  ): Promise<RequestOutcome>;
  /** Starts a run of another workflow; without an outcome its reply comes to this run as a message. */
  callChild(
    command: Extract<RunCommand, { readonly kind: 'call-child' }>,
    run: CarriedRun,
  ): Promise<RequestOutcome | undefined>;
}

/** A command of a run, and what it is carried out under. */
export interface PerformedCommand extends Pick<EffectContext, 'signal'> {
  readonly command: RunCommand;
  readonly run: CarriedRun;
  readonly held: HeldBytes;
}

/** Carries out one command and answers the event to report, if there is one. */
export async function perform(
  parts: PerformParts,
  { command, run, signal, held }: PerformedCommand,
): Promise<RunEvent | undefined> {
  const traceparent = 'request' in command ? parts.traceparentOf(run, command.request) : undefined;
  const context: EffectContext = {
    tenantId: run.tenantId,
    subscriptionId: run.subscriptionId,
    region: run.region,
    workflowId: run.workflowId,
    runName: run.runName,
    ...(traceparent !== undefined && { traceparent }),
    signal,
    held,
    ...('request' in command && { bodies: parts.bodiesOf(run, command) }),
  };
  switch (command.kind) {
    case 'send-request': {
      const send = () => attempt(parts, run, () => parts.effects.sendRequest(command, context));
      return finished(command, await parts.sendInTurn(command.http.body, { owner: run.tenantId, signal }, send), parts);
    }
    case 'call-connector': {
      const send = () => attempt(parts, run, () => parts.effects.callConnector(command, context));
      return finished(command, await parts.sendInTurn(command.body, { owner: run.tenantId, signal }, send), parts);
    }
    case 'call-child': {
      const outcome = await attempt(parts, run, () => parts.callChild(withTrace(command, traceparent), run));
      return outcome && finished(command, outcome, parts);
    }
    case 'send-to-batch':
      return finished(command, await attempt(parts, run, () => parts.sendToBatch(command, run)), parts);
    case 'run-script': {
      const { path, request } = command;
      const outcome = await parts.scripts.run(command);
      return { kind: 'script-finished', path, at: toInstant(parts.now()), request, ...outcome };
    }
    case 'transform-content': {
      const { path, request } = command;
      const outcome = await attempt(parts, run, () => parts.transforms.run(command, run));
      const result = 'failure' in outcome ? { error: outcome.failure } : outcome;
      return { kind: 'script-finished', path, at: toInstant(parts.now()), request, ...result };
    }
    case 'respond':
      if (command.to === 'caller') await parts.answerCaller(run, command.reply);
      return undefined;
    default:
      // Timers, callbacks and the end are matters of the journal alone.
      return undefined;
  }
}

type CallChild = Extract<RunCommand, { readonly kind: 'call-child' }>;

/** The called run continues the trace of the one that calls it. */
function withTrace(command: CallChild, traceparent: string | undefined): CallChild {
  const isGiven = Object.keys(command.headers).some((name) => name.toLowerCase() === 'traceparent');
  return traceparent === undefined || isGiven ? command : { ...command, headers: { ...command.headers, traceparent } };
}

function finished(
  { path, request }: { readonly path: string; readonly request: string },
  outcome: RequestOutcome,
  { now }: PerformParts,
): RunEvent {
  return { kind: 'request-finished', path, at: toInstant(now()), request, ...keptReply(outcome) };
}

/** A defect of ours is a failed attempt to the run: it is tried again like a lost connection. */
async function attempt<T>(
  { log }: PerformParts,
  { runName }: CarriedRun,
  effect: () => Promise<T>,
): Promise<T | RequestOutcome> {
  try {
    return await effect();
  } catch (error) {
    log.error({ err: error, run: runName }, 'an effect of a run failed unexpectedly');
    return { failure: { code: 'InternalError', message: 'The request could not be carried out.', retry: true } };
  }
}
