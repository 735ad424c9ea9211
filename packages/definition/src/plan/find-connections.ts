import { pointerTo } from '../document/findings.ts';
import { compileTemplate } from '../expression/compile-template.ts';
import { EvaluationFailure } from '../expression/evaluation-failure.ts';
import type { Scope } from '../expression/scope.ts';
import { findProperty } from '../value/property.ts';
import { isObject, type Value } from '../value/value.ts';
import type { Compilation } from './compilation.ts';
import type { ConnectionUse, TriggerPlan, WorkflowUse } from './plan.ts';

/** Every connection that the definition uses, with its id where the parameters at hand give it. */
export function findConnections(
  compilation: Compilation,
  triggers: readonly TriggerPlan[],
  parameter: (name: string) => Value | undefined,
): readonly ConnectionUse[] {
  const scope = parametersOnly(parameter);
  const uses: ConnectionUse[] = [];
  const add = (name: string, pointer: string, inputs: Value): void => {
    const text = hostText(inputs, 'connection', 'name');
    if (text === undefined) return;
    const [, reference] = reading.exec(text) ?? [];
    const connectionId = evaluate(text, scope);
    uses.push({
      name,
      pointer: pointerTo(pointer, 'inputs', 'host', 'connection', 'name'),
      ...(reference === undefined ? {} : { reference }),
      ...(connectionId === undefined ? {} : { connectionId }),
    });
  };
  for (const trigger of triggers) add(trigger.name, trigger.pointer, trigger.inputs.source);
  for (const { name, pointer, source, type } of compilation.actions) {
    if (type.startsWith('ApiConnection')) add(name, pointer, findProperty(source.source, 'inputs') ?? null);
  }
  return uses;
}

const reading = /parameters\(\s*'\$connections'\s*\)\s*\??\[\s*'([^']+)'\s*\]/i;

/** Every other workflow that the definition names, with its id where the parameters at hand give it. */
export function findWorkflows(
  compilation: Compilation,
  parameter: (name: string) => Value | undefined,
): readonly WorkflowUse[] {
  const scope = parametersOnly(parameter);
  return compilation.actions.flatMap(({ name, source }) => {
    const text = hostText(findProperty(source.source, 'inputs') ?? null, 'workflow', 'id');
    if (text === undefined) return [];
    const workflowId = evaluate(text, scope);
    return [{ name, ...(workflowId === undefined ? {} : { workflowId }) }];
  });
}

function hostText(inputs: Value, ...path: readonly string[]): string | undefined {
  let value: Value | undefined = inputs;
  for (const step of ['host', ...path]) value = isObject(value) ? findProperty(value, step) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function evaluate(text: string, scope: Scope): string | undefined {
  try {
    const value = compileTemplate(text).value.evaluate(scope);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof EvaluationFailure) return undefined;
    throw error;
  }
}

/** A scope outside of any run: it knows parameters and nothing else. */
function parametersOnly(parameter: (name: string) => Value | undefined): Scope {
  const nothing = (): undefined => undefined;
  return {
    parameter,
    variable: nothing,
    action: nothing,
    outputs: nothing,
    trigger: nothing,
    item: nothing,
    items: nothing,
    iterationIndex: nothing,
    result: nothing,
    currentAction: nothing,
    workflow: nothing,
    callbackUrl: nothing,
    now: nothing,
    newGuid: () => '',
    random: () => 0,
  };
}
