import type { HttpReply } from '../event.ts';
import { emit, type Turn } from './turn.ts';

/** Answers the caller where the run itself must: at once for an asynchronous Response, and when it waited too long. */
export function answerCaller(turn: Turn): boolean {
  const { state, surroundings } = turn;
  if (state.caller !== 'waiting' || !state.started) return false;
  if (state.plan.response === 'asynchronous') {
    const location = surroundings.responseUrl(state.started.run);
    answer(turn, { statusCode: 202, headers: { Location: location, 'Retry-After': '15' } });
    return true;
  }
  if (!state.fired.has('caller')) return false;
  answer(turn, errorReply(504, 'GatewayTimeout', 'The workflow did not answer within 120 seconds. The run goes on.'));
  return true;
}

/** Answers a caller who still waits at the end of the run: no Response action answered. */
export function answerAtTheEnd(turn: Turn): void {
  const { caller, plan } = turn.state;
  if (plan.response === 'none' || (caller !== 'waiting' && caller !== 'promised')) return;
  answer(
    turn,
    errorReply(
      502,
      'NoResponse',
      'The server did not receive a response from an upstream server: no Response action ran.',
    ),
  );
}

function answer(turn: Turn, reply: HttpReply): void {
  const to = turn.state.caller === 'promised' ? 'late' : 'caller';
  const sent = hidesWorkflow(turn) ? { ...reply, isAnonymous: true as const } : reply;
  emit(turn, { kind: 'caller-answered', path: '', at: turn.surroundings.now, to, reply: sent });
}

/** Whether the trigger of the run keeps from its callers which workflow and run answers them. */
export function hidesWorkflow({ state }: Turn): boolean {
  const trigger = state.started && state.plan.findTrigger(state.started.trigger.name);
  return trigger?.hidesWorkflow ?? false;
}

function errorReply(statusCode: number, code: string, message: string): HttpReply {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: { error: { code, message } } };
}
