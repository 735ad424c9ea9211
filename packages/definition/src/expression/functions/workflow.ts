import { findProperty } from '../../value/property.ts';
import { isArray, isObject, type Value } from '../../value/value.ts';
import { textArgument, wrongArgument } from '../arguments.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import type { Scope } from '../scope.ts';

/** The functions that read the run. */
export const workflowFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'reference',
    name: 'parameters',
    family: 'workflow',
    parameters: 'name',
    summary: 'Gives the value of a parameter of the workflow.',
    example: "@parameters('fullName')",
    evaluate: (scope, name) =>
      named('parameters', 'parameter', name, scope.parameter(textArgument('parameters', 1, name))),
  },
  {
    kind: 'reference',
    name: 'variables',
    family: 'workflow',
    parameters: 'name',
    summary: 'Gives the current value of a variable.',
    example: "@variables('count')",
    evaluate: (scope, name) => named('variables', 'variable', name, scope.variable(textArgument('variables', 1, name))),
  },
  {
    kind: 'reference',
    name: 'actions',
    family: 'workflow',
    parameters: 'name',
    summary: 'Gives the record of an action: its status, inputs, outputs and times.',
    example: "@actions('Get_user').status",
    evaluate: (scope, name) => named('actions', 'action', name, scope.action(textArgument('actions', 1, name))),
  },
  {
    kind: 'reference',
    name: 'outputs',
    family: 'workflow',
    parameters: 'name',
    summary: 'Gives the outputs of an action, or null when it has none.',
    example: "@outputs('Get_user').statusCode",
    evaluate: (scope, name) => named('outputs', 'action', name, scope.outputs(textArgument('outputs', 1, name))),
  },
  {
    kind: 'reference',
    name: 'body',
    family: 'workflow',
    parameters: 'name',
    summary: 'Gives the body of the outputs of an action, or null when it has none.',
    example: "@body('Get_user')?['id']",
    evaluate: (scope, name) => bodyOf(named('body', 'action', name, scope.outputs(textArgument('body', 1, name)))),
  },
  {
    kind: 'reference',
    name: 'trigger',
    family: 'workflow',
    parameters: '',
    summary: 'Gives the record of the trigger.',
    example: '@trigger().outputs',
    evaluate: triggerRecord,
  },
  {
    kind: 'reference',
    name: 'triggerOutputs',
    family: 'workflow',
    parameters: '',
    summary: 'Gives the outputs of the trigger.',
    example: "@triggerOutputs()['headers']",
    evaluate: triggerOutputs,
  },
  {
    kind: 'reference',
    name: 'triggerBody',
    family: 'workflow',
    parameters: '',
    summary: 'Gives the body that the trigger received, or null.',
    example: "@triggerBody()?['name']",
    evaluate: (scope) => bodyOf(triggerOutputs(scope)),
  },
  {
    kind: 'reference',
    name: 'item',
    family: 'workflow',
    parameters: '',
    summary: 'Gives the current item of the innermost loop, or the row of a data operation.',
    example: "@item()?['id']",
    evaluate: (scope) => allowed('item', 'inside a loop or a data operation', scope.item()),
  },
  {
    kind: 'reference',
    name: 'items',
    family: 'workflow',
    parameters: 'loop',
    summary: 'Gives the current item of an enclosing loop.',
    example: "@items('For_each')",
    evaluate: (scope, loop) => named('items', 'enclosing loop', loop, scope.items(textArgument('items', 1, loop))),
  },
  {
    kind: 'reference',
    name: 'iterationIndexes',
    family: 'workflow',
    parameters: 'loop',
    summary: 'Gives the number of the current iteration of an enclosing loop, from zero.',
    example: "@iterationIndexes('Until')",
    evaluate: (scope, loop) =>
      named(
        'iterationIndexes',
        'enclosing loop',
        loop,
        scope.iterationIndex(textArgument('iterationIndexes', 1, loop)),
      ),
  },
  {
    kind: 'reference',
    name: 'result',
    family: 'workflow',
    parameters: 'container',
    summary: 'Gives the records of the actions directly inside a finished scope or loop.',
    example: "@result('My_Scope')",
    evaluate: (scope, container) =>
      named('result', 'finished container', container, scope.result(textArgument('result', 1, container))),
  },
  {
    kind: 'reference',
    name: 'action',
    family: 'workflow',
    parameters: '',
    summary: 'Gives the record of the current action.',
    example: '@action().outputs',
    evaluate: (scope) =>
      allowed('action', 'in unsubscribe, tracked properties and loop conditions', scope.currentAction()),
  },
  {
    kind: 'reference',
    name: 'workflow',
    family: 'workflow',
    parameters: '',
    summary: 'Gives what is known of the workflow and the run.',
    example: '@workflow().run.name',
    evaluate: (scope) => allowed('workflow', 'in a workflow', scope.workflow()),
  },
  {
    kind: 'reference',
    name: 'listCallbackUrl',
    family: 'workflow',
    parameters: '',
    summary: 'Gives the address at which a webhook is to call back.',
    example: '@listCallbackUrl()',
    evaluate: (scope) => allowed('listCallbackUrl', 'while a webhook subscribes', scope.callbackUrl()),
  },
];

/** The record of the trigger; fails where there is none. */
export function triggerRecord(scope: Scope): Value {
  return allowed('trigger', 'where there is a trigger', scope.trigger());
}

function triggerOutputs(scope: Scope): Value {
  const record = triggerRecord(scope);
  return isObject(record) ? (record['outputs'] ?? findProperty(record, 'outputs') ?? null) : null;
}

/** The body of outputs, null without one; of the outputs of a finished loop's child, the bodies. */
function bodyOf(outputs: Value): Value {
  if (isArray(outputs)) return outputs.map(bodyOf);
  return isObject(outputs) ? (outputs['body'] ?? findProperty(outputs, 'body') ?? null) : null;
}

function named(name: string, thing: string, asked: Value | undefined, found: Value | undefined): Value {
  if (found === undefined)
    throw wrongArgument(name, 1, `the name of an ${thing}`.replace(/an (?=[^aeiou])/, 'a '), asked);
  return found;
}

function allowed(name: string, where: string, found: Value | undefined): Value {
  if (found !== undefined) return found;
  throw new EvaluationFailure('missing-value', `The function '${name}' can only be used ${where}.`);
}
