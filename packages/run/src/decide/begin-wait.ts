import { type ActionPlan, type Value, values } from '@tenon/definition';
import { memberOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { timeLimit } from './time-limit.ts';
import { emit, failed, lookFrom, type Outcome, succeeded, type Turn } from './turn.ts';

type WaitBody = Extract<ActionPlan['body'], { kind: 'wait' }>;

/** Starts a Wait; one whose time has passed is over at once (clause 7.14). */
export function beginWait(turn: Turn, run: ActionRun, body: WaitBody): Outcome | undefined {
  const scope = lookFrom(turn, run);
  const inputs = body.inputs.evaluate(scope);
  const wait = withNumber(memberOf(inputs, 'interval') ?? memberOf(inputs, 'until') ?? null);
  const row = Object.assign(Object.create(scope), { item: () => wait });
  const due = body.dueAt.evaluate(row);
  if (typeof due !== 'string') return { ...failed('The time to wait for is no date.'), inputs };
  const dueAt = due.endsWith('Z') ? due : `${due}Z`;
  const { now, newId } = turn.surroundings;
  if (dueAt <= now) return { ...succeeded(), inputs };
  emit(turn, {
    kind: 'action-started',
    path: run.path,
    at: now,
    trackingId: newId(),
    inputs,
    delayUntil: dueAt,
    ...timeLimit(run, scope, now),
  });
  return undefined;
}

/** A count may come out of an interpolation, as text. */
function withNumber(wait: Value): Value {
  const count = memberOf(wait, 'count');
  if (!values.isObject(wait) || typeof count !== 'string' || !/^\d{1,9}$/.test(count)) return wait;
  return { ...wait, [values.findName(wait, 'count') ?? 'count']: Number(count) };
}
