import { type Value, values, valueText } from '@tenon/definition';
import { describeRequest } from '../calls/build-request.ts';
import { takesParts } from '../calls/chunks.ts';
import type { EffectCommand, RunCommand } from '../command.ts';
import { openWhole } from '../scope/open-stored.ts';
import { recordSeen, seeAction } from '../scope/read-action.ts';
import { memberOf, recordOf } from '../scope/records.ts';
import { workflowValue } from '../scope/run-scope.ts';
import { triggerValue } from '../scope/trigger-value.ts';
import type { Announcement, OpenRequest, RunState } from '../state/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { transformCommand } from '../transform/begin-transform.ts';

/** Turns what the runtime has not been told yet into commands. What has ended meanwhile is left out. */
export function announce(state: RunState, surroundings: Pick<Surroundings, 'opened'>): readonly RunCommand[] {
  const commands = state.unannounced.flatMap((one) => commandOf(state, one, surroundings) ?? []);
  state.unannounced.splice(0);
  return commands;
}

function commandOf(
  state: RunState,
  announcement: Announcement,
  surroundings: Pick<Surroundings, 'opened'>,
): RunCommand | undefined {
  switch (announcement.kind) {
    case 'request':
      return state.requests.get(announcement.request.id) === announcement.request
        ? requestCommand(state, announcement.request, surroundings)
        : undefined;
    case 'drop':
      return { kind: 'drop-request', path: announcement.request.run.path, request: announcement.request.id };
    case 'timer': {
      const { path, timer, dueAt } = announcement.timer;
      const isSet = state.timers.get(`${timer}:${path}`) === announcement.timer;
      return isSet ? { kind: 'set-timer', path, timer, dueAt } : undefined;
    }
    case 'open-callback':
      return announcement.run.status === 'Running'
        ? { kind: 'open-callback', path: announcement.run.path, url: announcement.url }
        : undefined;
    case 'close-callback':
      return { kind: 'close-callback', path: announcement.run.path };
    case 'respond':
      return { kind: 'respond', to: announcement.to, reply: announcement.reply };
    case 'finish':
      return { kind: 'finish', status: announcement.status };
  }
}

/** How long a request may take until its reply (clause 9.3). */
const REQUEST_TIMEOUT_MS = 120_000;

/** How long inline code may run (clause 11). */
const SCRIPT_TIMEOUT_MS = 5_000;

function requestCommand(state: RunState, request: OpenRequest, surroundings: Pick<Surroundings, 'opened'>): RunCommand {
  const { run, purpose, attempt } = request;
  const { body, options } = run.action;
  const effect: EffectCommand = {
    path: run.path,
    request: request.id,
    idempotencyKey: purpose === 'unsubscribe' ? request.id : (run.call?.key ?? request.id),
    purpose,
    attempt,
  };
  if (body.kind === 'script') {
    const code = valueText(memberOf(run.inputs, 'code') ?? null);
    const workflowContext = openWhole(surroundings, scriptContext(state, request));
    return { kind: 'run-script', ...effect, code, workflowContext, timeoutMs: SCRIPT_TIMEOUT_MS };
  }
  if (body.kind === 'transform') return transformCommand(effect, body, run.inputs ?? null);
  const target = body.kind === 'call' || body.kind === 'webhook' ? body.target : 'http';
  if (target === 'batch') return batchCommand(effect, run.inputs ?? null);
  const described = describeRequest(state, request);
  const { method, uri, headers, authentication } = described;
  const content = described.body === undefined ? {} : { body: described.body };
  if (target === 'child' && purpose === 'call') {
    const host = memberOf(run.inputs, 'host');
    const workflowId = valueText(memberOf(memberOf(host, 'workflow'), 'id') ?? null);
    const triggerName = valueText(memberOf(host, 'triggerName') ?? null);
    return { kind: 'call-child', ...effect, workflowId, triggerName, headers, ...content };
  }
  const transport = {
    ...(authentication === undefined ? {} : { authentication }),
    timeoutMs: REQUEST_TIMEOUT_MS,
    decompress: !options.has('disableautomaticdecompression'),
    ...(takesParts(run) ? { keepsParts: true } : {}),
  };
  if (target === 'connector') {
    const inputs = request.inputs ?? run.inputs;
    const connectionId = valueText(memberOf(memberOf(memberOf(inputs, 'host'), 'connection'), 'name') ?? null);
    return {
      kind: 'call-connector',
      ...effect,
      connectionId,
      method,
      pathAndQuery: uri,
      headers,
      ...content,
      ...transport,
    };
  }
  return { kind: 'send-request', ...effect, http: { method, uri, headers, ...content }, ...transport };
}

function batchCommand(effect: EffectCommand, inputs: Value): RunCommand {
  const host = memberOf(inputs, 'host');
  const text = (name: string): string | undefined => {
    const value = memberOf(inputs, name);
    return value === undefined || value === null ? undefined : valueText(value);
  };
  const partitionName = text('partitionName');
  const messageId = text('messageId');
  return {
    kind: 'send-to-batch',
    ...effect,
    workflowId: valueText(memberOf(memberOf(host, 'workflow'), 'id') ?? null),
    triggerName: valueText(memberOf(host, 'triggerName') ?? null),
    batchName: text('batchName') ?? '',
    content: memberOf(inputs, 'content') ?? null,
    ...(partitionName === undefined ? {} : { partitionName }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/** What inline code sees as `workflowContext` (clause 7.22). */
function scriptContext(state: RunState, { run }: OpenRequest): Value {
  const { body } = run.action;
  const actions: [string, Value][] = [];
  for (const name of body.kind === 'script' ? body.actions : []) {
    const action = state.plan.findAction(name);
    if (action) actions.push([name, recordSeen(state, action, seeAction(state, run.frame, action))]);
  }
  return recordOf({
    actions: values.makeObject(actions),
    trigger: state.started && triggerValue(state.started.trigger),
    workflow: workflowValue(state),
  });
}
