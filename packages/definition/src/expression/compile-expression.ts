import { isInherited } from '../value/property.ts';
import { isObject, type Value } from '../value/value.ts';
import { constantEvaluator, constantOf } from './constant-evaluator.ts';
import type { Evaluator, FunctionDefinition } from './function-definition.ts';
import { findFunction } from './function-table.ts';
import { joinTexts } from './join-texts.ts';
import { locateAt, locateCall } from './locate-failure.ts';
import { select, selectSafely } from './select.ts';
import type { Call, Expression, Selection } from './syntax.ts';

/**
 * Compiles a checked expression to closures: every function in it exists and gets a number of arguments that it takes. Given
 * the pointer of its string, its failures say where they happened.
 */
export function compileExpression(expression: Expression, pointer?: string): Evaluator {
  if (expression.kind === 'literal') return constantEvaluator(expression.value);
  const call = compileCall(expression, pointer);
  const first = pointer === undefined ? call : locateCall(call, expression, pointer);
  return expression.selections.reduce((from, selection) => {
    const selected = compileSelection(from, selection, pointer);
    return pointer === undefined ? selected : locateAt(selected, selection, pointer);
  }, first);
}

/** Compiles a text with expressions in it: the texts of their values, joined. */
export function compileInterpolation(parts: readonly (string | Expression)[], pointer?: string): Evaluator {
  const evaluators = parts.map((part) =>
    typeof part === 'string' ? constantEvaluator(part) : compileExpression(part, pointer),
  );
  return joinTexts(evaluators);
}

function compileCall(call: Call, pointer: string | undefined): Evaluator {
  const definition = findFunction(call.name);
  if (definition === undefined) throw new Error(`The function '${call.name}' was not checked.`);
  const values = call.arguments.map((value) => compileExpression(value, pointer));
  if (definition.kind === 'lazy') return definition.compile(values);
  return definition.kind === 'pure' ? compilePure(definition.evaluate, values) : compileReading(definition, values);
}

function compilePure(evaluate: (...values: Value[]) => Value, values: readonly Evaluator[]): Evaluator {
  const [first, second, third] = values;
  if (first === undefined) return () => evaluate();
  if (second === undefined) return (scope) => evaluate(first(scope));
  if (third === undefined) {
    const constant = constantOf(second);
    if (constant === undefined) return (scope) => evaluate(first(scope), second(scope));
    const { value } = constant;
    return (scope) => evaluate(first(scope), value);
  }
  if (values.length === 3) return (scope) => evaluate(first(scope), second(scope), third(scope));
  return (scope) => evaluate(...values.map((value) => value(scope)));
}

function compileReading(
  { evaluate }: Extract<FunctionDefinition, { kind: 'reading' | 'reference' }>,
  values: readonly Evaluator[],
): Evaluator {
  const [first, second] = values;
  if (first === undefined) return evaluate;
  if (second === undefined) return (scope) => evaluate(scope, first(scope));
  return (scope) => evaluate(scope, ...values.map((value) => value(scope)));
}

function compileSelection(from: Evaluator, { key, isSafe }: Selection, pointer: string | undefined): Evaluator {
  const choose = isSafe ? selectSafely : select;
  if (key.kind !== 'literal') {
    const evaluateKey = compileExpression(key, pointer);
    return (scope) => choose(from(scope), evaluateKey(scope));
  }
  const { value: name } = key;
  if (typeof name !== 'string' || isInherited(name)) return (scope) => choose(from(scope), name);
  return (scope) => {
    const value = from(scope);
    // Reading a name that nothing inherits costs half of asking first whether it is the object's own.
    const found = isObject(value) ? value[name] : undefined;
    return found === undefined ? choose(value, name) : found;
  };
}
