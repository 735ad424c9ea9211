import { type ActionPlan, type Value, values, valueText } from '@tenon/definition';
import { contentTypeOf } from '../calls/headers.ts';
import type { HttpReply } from '../event.ts';
import { openAllButBody, openWhole } from '../scope/open-stored.ts';
import { memberOf, recordOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { hidesWorkflow } from './answer-caller.ts';
import { emit, failed, lookFrom, type Outcome, succeeded, type Turn } from './turn.ts';

type ResponseBody = Extract<ActionPlan['body'], { kind: 'response' }>;

/** Carries out a Response (clause 7.12): answers the caller once; without a caller it is skipped. */
export function respond(turn: Turn, run: ActionRun, body: ResponseBody): Outcome | undefined {
  const { state, surroundings } = turn;
  const at = surroundings.now;
  if (state.response?.path === run.path) return answered(state.response.reply);
  switch (state.caller) {
    case 'none': {
      const message = `The execution of template action '${run.action.name}' skipped: the client application is not waiting for a response from service.`;
      const error = { code: 'ActionResponseSkipped', message };
      emit(turn, { kind: 'action-skipped', path: run.path, at, code: error.code, error });
      return undefined;
    }
    case 'timed-out':
      return failed(
        `The execution of template action '${run.action.name}' is failed: the client application timed out waiting for a response from service.`,
        'ActionResponseTimedOut',
      );
    case 'answered':
      return failed(
        'The caller has its answer already: a run can have only one Response.',
        'BadRequest',
        'ResponseAlreadySent',
      );
    default:
      break;
  }
  const open = surroundings.answersRun ? openWhole : openAllButBody;
  const inputs = open(surroundings, body.inputs.evaluate(lookFrom(turn, run)));
  const reply = replyOf(inputs);
  if (!reply) {
    const code = run.action.hidesInputs ? 'that it is given' : `'${valueText(memberOf(inputs, 'statusCode') ?? null)}'`;
    return { ...failed(`A Response cannot have the status code ${code}: use 200 to 599 other than 3xx.`), inputs };
  }
  const to = state.caller === 'promised' ? 'late' : 'caller';
  const isAnonymous = run.action.options.has('suppressworkflowheadersonresponse') || hidesWorkflow(turn);
  const sent = isAnonymous ? { ...reply, isAnonymous } : reply;
  emit(turn, { kind: 'caller-answered', path: run.path, at, to, reply: sent });
  return { ...answered(reply), inputs };
}

function answered(reply: HttpReply): Outcome {
  return succeeded(recordOf({ statusCode: reply.statusCode, headers: reply.headers, body: reply.body }));
}

/** Headers that the service sets itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'transfer-encoding',
  'connection',
  'content-length',
  'keep-alive',
  'upgrade',
  'trailer',
]);

function replyOf(inputs: Value): HttpReply | undefined {
  const code = memberOf(inputs, 'statusCode');
  const statusCode = typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : code;
  if (typeof statusCode !== 'number' || statusCode < 200 || statusCode > 599 || Math.floor(statusCode / 100) === 3)
    return undefined;
  const headers: Record<string, string> = {};
  const given = memberOf(inputs, 'headers');
  for (const name of values.isObject(given) ? values.propertyNames(given) : []) {
    if (!OWN_HEADERS.has(name.toLowerCase())) headers[name] = valueText(memberOf(given, name) ?? null);
  }
  const body = memberOf(inputs, 'body');
  if (body === undefined || body === null) return { statusCode, headers };
  return { statusCode, headers: withContentType(headers, body), body };
}

function withContentType(headers: Record<string, string>, body: Value): Record<string, string> {
  if (Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) return headers;
  return { ...headers, 'Content-Type': contentTypeOf(body) };
}
