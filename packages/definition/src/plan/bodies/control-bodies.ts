import { member, objectMember, requireMembers, wordMember } from '../../document/members.ts';
import { compileTemplate } from '../../expression/compile-template.ts';
import { isInteger } from '../../value/value.ts';
import type { ActionBody } from '../action-body.ts';
import type { ActionDraft, Compilation } from '../compilation.ts';
import { inputMembers, wholeInputs } from './input.ts';

/** Wait: for an interval, or until an instant (clause 7.14). */
export function waitBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, []);
  if (!inputs) return undefined;
  const interval = objectMember(inputs, 'interval');
  const until = objectMember(inputs, 'until');
  if ((interval === undefined) === (until === undefined)) {
    compilation.findings.error({
      code: interval ? 'invalid-value' : 'missing-member',
      pointer: inputs.pointer,
      message: `"inputs" of '${draft.name}' must have either "interval" or "until".`,
      remedy: 'Write {"interval": {"count": 5, "unit": "Minute"}} or {"until": {"timestamp": "…"}}.',
    });
    return undefined;
  }
  if (interval) {
    if (!requireMembers(interval, ['count', 'unit'], '"interval"')) return undefined;
    const unit = member(interval, 'unit')?.value;
    if (typeof unit === 'string' && !unit.includes('@')) wordMember(interval, 'unit', UNITS);
  } else if (until && !requireMembers(until, ['timestamp'], '"until"')) return undefined;
  return {
    kind: 'wait',
    inputs: wholeInputs(draft, compilation),
    dueAt: compileTemplate(
      interval
        ? "@addToTime(utcNow(), item()['count'], item()['unit'])"
        : "@addSeconds(item()['timestamp'], 0, 'yyyy-MM-ddTHH:mm:ss.fffffff')",
    ).value,
  };
}

const UNITS = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year'].flatMap((unit) => [unit, `${unit}s`]);

/** Terminate (clause 7.15): not inside a loop. */
export function terminateBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  refuseInLoop(draft, compilation, 'end the run');
  const inputs = inputMembers(draft, ['runStatus']);
  if (!inputs) return undefined;
  const status = member(inputs, 'runStatus')?.value;
  if (typeof status === 'string' && !status.includes('@')) {
    const word = wordMember(inputs, 'runStatus', ['Succeeded', 'Failed', 'Cancelled']);
    const error = member(inputs, 'runError');
    if (word !== undefined && word !== 'Failed' && error && error.value !== null) {
      compilation.findings.error({
        code: 'invalid-value',
        pointer: error.pointer,
        message: `"runError" belongs to the status 'Failed', not to '${word}'.`,
        remedy: 'Remove "runError", or end the run with "Failed".',
      });
    }
  }
  return { kind: 'terminate', inputs: wholeInputs(draft, compilation) };
}

/** Response (clause 7.12): not inside a loop. */
export function responseBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  refuseInLoop(draft, compilation, 'answer the caller');
  const inputs = inputMembers(draft, ['statusCode']);
  if (!inputs) return undefined;
  const found = member(inputs, 'statusCode');
  const code =
    isInteger(found?.value) || (typeof found?.value === 'string' && /^\d+$/.test(found.value))
      ? Number(found?.value)
      : undefined;
  if (found && code !== undefined && (code < 200 || code > 599 || (code >= 300 && code < 400))) {
    compilation.findings.error({
      code: 'invalid-value',
      pointer: found.pointer,
      message: `A Response cannot have the status code ${code}.`,
      remedy: 'Use a code from 200 to 599 other than 3xx.',
    });
  }
  const inputsTemplate = wholeInputs(draft, compilation);
  return { kind: 'response', inputs: inputsTemplate, isAsynchronous: draft.options.has('asynchronous') };
}

function refuseInLoop(draft: ActionDraft, compilation: Compilation, deed: string): void {
  const loop = draft.loops.at(-1);
  if (!loop) return;
  compilation.findings.error({
    code: 'misplaced-action',
    pointer: draft.pointer,
    atName: true,
    message: `'${draft.name}' would ${deed} from inside the loop '${loop.name}', which is not possible.`,
    remedy: 'Note the outcome in a variable, and act on it after the loop.',
  });
}
