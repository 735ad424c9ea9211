import { findName, findProperty, makeObject, propertyNames } from '../value/property.ts';
import { isInteger, isObject, type Value } from '../value/value.ts';
import { compileTemplate } from './compile-template.ts';
import { EvaluationFailure } from './evaluation-failure.ts';
import type { Scope } from './scope.ts';
import type { ExpressionDiagnostic } from './template.ts';

/** What evaluating a template once gives: its value, what is wrong with it, or why it failed. */
export type Evaluation =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly ExpressionDiagnostic[] }
  | { readonly kind: 'failed'; readonly failure: EvaluationFailure };

/** Where the outside world comes from, where the context does not say. */
export interface EvaluationSeams {
  readonly now?: () => string;
  readonly newGuid: () => string;
  readonly random: () => number;
}

/**
 * Compiles and evaluates a template (a string with expressions, or any JSON value) against a context: an object with any of
 * `parameters`, `variables`, `actions`, `trigger`, `item`, `items`, `iterationIndexes`, `workflow`, `callbackUrl`, `result`,
 * `action` and `now`. A failure knows the place where it happened.
 */
export function evaluateTemplate(template: Value, context: Value, seams: EvaluationSeams): Evaluation {
  const { value, diagnostics } = compileTemplate(template, '', 'located');
  if (diagnostics.length > 0) return { kind: 'invalid', diagnostics };
  try {
    return { kind: 'value', value: value.evaluate(contextScope(context, seams)) };
  } catch (error) {
    if (error instanceof EvaluationFailure) return { kind: 'failed', failure: error };
    throw error;
  }
}

function contextScope(context: Value, seams: EvaluationSeams): Scope {
  const read = (name: string): Value | undefined => (isObject(context) ? context[name] : undefined);
  const readIn = (group: string, name: string): Value | undefined => {
    const all = read(group);
    return isObject(all) ? findProperty(all, name) : undefined;
  };
  const now = read('now');
  const callbackUrl = read('callbackUrl');
  return {
    parameter: (name) => readIn('parameters', name),
    variable: (name) => readIn('variables', name),
    action: (name) => namedRecord(read('actions'), name),
    outputs: (name) => outputsOf(readIn('actions', name)),
    trigger: () => read('trigger'),
    item: () => read('item'),
    items: (loop) => readIn('items', loop),
    iterationIndex: (loop) => {
      const index = readIn('iterationIndexes', loop);
      return isInteger(index) ? Number(index) : undefined;
    },
    result: (container) => readIn('result', container),
    currentAction: () => read('action'),
    workflow: () => read('workflow'),
    callbackUrl: () => (typeof callbackUrl === 'string' ? callbackUrl : undefined),
    now: () => (typeof now === 'string' ? now : seams.now?.()),
    newGuid: seams.newGuid,
    random: seams.random,
  };
}

/** The record of an action has the name by which it is kept. */
function namedRecord(actions: Value | undefined, asked: string): Value | undefined {
  const name = isObject(actions) ? findName(actions, asked) : undefined;
  const record = isObject(actions) && name !== undefined ? actions[name] : undefined;
  if (name === undefined || !isObject(record) || Object.hasOwn(record, 'name')) return record;
  return makeObject([['name', name], ...propertyNames(record).map((each) => [each, record[each] ?? null] as const)]);
}

function outputsOf(record: Value | undefined): Value | undefined {
  return isObject(record) ? (findProperty(record, 'outputs') ?? null) : undefined;
}
