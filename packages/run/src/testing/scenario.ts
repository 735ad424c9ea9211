import { readValue } from '@tenon/definition';
import { simulateWorkflow } from '../simulation/simulate-workflow.ts';
import type { TransformResult, TransformTask } from '../transform/transform-content.ts';

/** A workflow test in short: a Request trigger, a POST of `{}`, and a fixed clock unless it says otherwise. */
export interface Scenario {
  readonly actions: object;
  readonly triggers?: object;
  readonly parameters?: object;
  readonly values?: object;
  readonly outputs?: object;
  readonly staticResults?: object;
  readonly children?: Readonly<Record<string, object>>;
  readonly start?: object;
  readonly body?: unknown;
  readonly http?: readonly object[];
  readonly apiConnections?: readonly object[];
  readonly callbacks?: readonly object[];
  readonly artifacts?: object;
  readonly expect: object;
}

/** Runs a scenario and gives what is not as expected. */
export function failuresOf(scenario: Scenario): readonly string[] {
  const { actions, triggers = requestTrigger, parameters, values, outputs, staticResults, children = {} } = scenario;
  const workflows = {
    main: {
      definition: {
        triggers,
        actions,
        ...(parameters && { parameters }),
        ...(outputs && { outputs }),
        ...(staticResults && { staticResults }),
      },
      ...(values && { parameters: values }),
    },
    ...Object.fromEntries(
      Object.entries(children).map(([name, childActions]) => [
        name,
        { definition: { triggers: requestTrigger, actions: childActions } },
      ]),
    ),
  };
  const { start = defaultStart(scenario.body ?? {}), http, apiConnections, callbacks, artifacts, expect } = scenario;
  const test = {
    id: 'scenario',
    workflows,
    clock: '2024-01-01T00:00:00Z',
    start,
    http,
    apiConnections,
    callbacks,
    artifacts,
    expect,
  };
  return simulateWorkflow(readValue(JSON.stringify(test)), { runScript, transform }).failures;
}

const requestTrigger = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

function defaultStart(body: unknown): object {
  return { trigger: 'manual', request: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body } };
}

/** Stands in for the sandbox: gives the code back, or fails when it says `throw`. */
/** Shows what it was to do: the sandboxes are no part of this room. */
function transform({ artifact, transformation }: TransformTask): TransformResult {
  if (artifact === 'fails') return { error: { code: 'MapFailed', message: `No, not ${transformation.content}.` } };
  return { text: `${artifact}(${transformation.content})` };
}

function runScript(code: string): { value: string } | { error: { code: string; message: string } } {
  return code.startsWith('throw') ? { error: { code: 'ScriptFailed', message: 'it threw' } } : { value: code };
}

/** Lets an action run after others, by default when they succeeded. */
export function after(
  names: string | readonly string[],
  statuses: readonly string[] = ['Succeeded'],
): { runAfter: object } {
  return { runAfter: Object.fromEntries([names].flat().map((name) => [name, statuses])) };
}

/** A Compose action. */
export function compose(inputs: unknown, more: object = {}): object {
  return { type: 'Compose', inputs, ...more };
}
