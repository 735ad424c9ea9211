import type { Value } from '../value/value.ts';
import type { Evaluator, FunctionDefinition } from './function-definition.ts';
import { findFunction } from './function-table.ts';
import { joinTexts } from './join-texts.ts';
import { select, selectSafely } from './select.ts';
import type { Call, Expression, Selection } from './syntax.ts';

/** Compiles a checked expression to closures: every function in it exists and gets a number of arguments that it takes. */
export function compileExpression(expression: Expression): Evaluator {
  if (expression.kind === 'literal') {
    const { value } = expression;
    return () => value;
  }
  return compileSelections(compileCall(expression), expression.selections);
}

/** Compiles a text with expressions in it: the texts of their values, joined. */
export function compileInterpolation(parts: readonly (string | Expression)[]): Evaluator {
  const evaluators = parts.map((part) => (typeof part === 'string' ? () => part : compileExpression(part)));
  return joinTexts(evaluators);
}

function compileCall(call: Call): Evaluator {
  const definition = findFunction(call.name);
  if (definition === undefined) throw new Error(`The function '${call.name}' was not checked.`);
  const values = call.arguments.map(compileExpression);
  if (definition.kind === 'lazy') return definition.compile(values);
  return definition.kind === 'pure' ? compilePure(definition.evaluate, values) : compileReading(definition, values);
}

function compilePure(evaluate: (...values: Value[]) => Value, values: readonly Evaluator[]): Evaluator {
  const [first, second, third] = values;
  if (first === undefined) return () => evaluate();
  if (second === undefined) return (scope) => evaluate(first(scope));
  if (third === undefined) return (scope) => evaluate(first(scope), second(scope));
  if (values.length === 3) return (scope) => evaluate(first(scope), second(scope), third(scope));
  return (scope) => evaluate(...values.map((value) => value(scope)));
}

function compileReading(
  { evaluate }: Extract<FunctionDefinition, { kind: 'reading' | 'reference' }>,
  values: readonly Evaluator[],
): Evaluator {
  const [first, second] = values;
  if (first === undefined) return (scope) => evaluate(scope);
  if (second === undefined) return (scope) => evaluate(scope, first(scope));
  return (scope) => evaluate(scope, ...values.map((value) => value(scope)));
}

function compileSelections(from: Evaluator, selections: readonly Selection[]): Evaluator {
  const [only] = selections;
  if (only === undefined) return from;
  if (selections.length === 1) {
    const choose = only.isSafe ? selectSafely : select;
    if (only.key.kind === 'literal') {
      const key = only.key.value;
      return (scope) => choose(from(scope), key);
    }
    const key = compileExpression(only.key);
    return (scope) => choose(from(scope), key(scope));
  }
  const steps = selections.map(({ key, isSafe }) => ({
    key: compileExpression(key),
    choose: isSafe ? selectSafely : select,
  }));
  return (scope) => {
    let value = from(scope);
    for (const { key, choose } of steps) value = choose(value, key(scope));
    return value;
  };
}
