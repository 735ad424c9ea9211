import { type Value, values } from '@tenon/definition';
import { type Surroundings, triggering } from '@tenon/run';
import type { ReadyVersion } from '../carrying/plans.ts';
import { workflowIdentity } from './workflow-identity.ts';

/** What came of looking at a trigger. */
export type TriggerOutcome = ReturnType<typeof triggering.fire>;
/** Why a trigger is looked at. */
export type TriggerCause = Parameters<typeof triggering.fire>[1]['cause'];

/** Judges one occurrence of a trigger of a workflow. */
export function judgeOccurrence(
  { workflow, version, plan }: ReadyVersion,
  { trigger, cause }: { readonly trigger: string; readonly cause: TriggerCause },
  surroundings: Surroundings,
): TriggerOutcome {
  return triggering.fire(plan, { trigger, workflow: workflowIdentity(workflow, version), cause }, surroundings);
}

/** Outputs of a trigger of which some members are others. */
export function withMembers(outputs: Value | undefined, changed: { readonly [name: string]: Value }): Value {
  const old = values.isObject(outputs) ? outputs : {};
  const kept = values.propertyNames(old).filter((name) => !Object.hasOwn(changed, name));
  return values.makeObject([
    ...kept.map((name): [string, Value] => [name, old[name] ?? null]),
    ...values.propertyNames(changed).map((name): [string, Value] => [name, changed[name] ?? null]),
  ]);
}

/** A call from outside as a cause, by the type of the trigger that is called. `outputs` are those of section 6.1. */
export function causeOfCall(type: string, outputs: Value, now: string): TriggerCause {
  const member = (name: string): Value | undefined => (values.isObject(outputs) ? outputs[name] : undefined);
  const texts = (name: string): Record<string, string> | undefined => {
    const found = member(name);
    if (!values.isObject(found)) return undefined;
    return Object.fromEntries(values.propertyNames(found).map((key) => [key, String(found[key])]));
  };
  const headers = texts('headers') ?? {};
  const queries = texts('queries');
  const relativePathParameters = texts('relativePathParameters');
  const body = member('body');
  if (type === 'Recurrence' || type === 'SlidingWindow') return { kind: 'schedule', scheduledAt: now };
  if (type !== 'Request') return { kind: 'callback', headers, ...(body !== undefined && { body }) };
  return {
    kind: 'request',
    headers,
    waits: true,
    ...(queries && { queries }),
    ...(relativePathParameters && { relativePathParameters }),
    ...(body !== undefined && { body }),
  };
}
