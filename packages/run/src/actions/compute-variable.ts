import { type ActionPlan, EvaluationFailure, type Scope, type Value, values } from '@tenon/definition';
import { failed, type Outcome, succeeded } from '../decide/turn.ts';
import type { VariableChange } from '../event.ts';
import type { RunState } from '../state/state.ts';
import { findVariable } from '../state/variables.ts';

type Body = Extract<ActionPlan['body'], { kind: 'initialize' | 'variable' }>;
type Declarations = Extract<Body, { kind: 'initialize' }>['variables'];

/** Computes an action on variables (clause 7.13). A value of the wrong type fails the action and changes nothing. */
export function computeVariable(state: RunState, scope: Scope, body: Body): Outcome {
  return body.kind === 'initialize' ? initialize(scope, body.variables) : change(state, scope, body);
}

function initialize(scope: Scope, variables: Declarations): Outcome {
  const changes: VariableChange[] = [];
  const shown: Value[] = [];
  for (const { name, type, value: template } of variables) {
    const value = template?.evaluate(scope) ?? null;
    const fitted = value === null ? null : fit(type, value);
    if (fitted === undefined) return wrongType(name, type, value);
    changes.push({ kind: 'declare', name, type, value: fitted });
    shown.push({ name, type, value: fitted });
  }
  return { ...succeeded(), code: 'NotSpecified', inputs: { variables: shown }, changes };
}

function change(state: RunState, scope: Scope, body: Extract<Body, { kind: 'variable' }>): Outcome {
  const variable = findVariable(state, body.variable);
  if (!variable) return failed(`The variable '${body.variable}' was not initialized.`);
  const { name, type } = variable;
  const value = body.value?.evaluate(scope) ?? null;
  const inputs = { name, type, value };
  const done = (made: VariableChange): Outcome => ({ ...succeeded(), code: 'NotSpecified', inputs, changes: [made] });
  switch (body.operation) {
    case 'set': {
      const fitted = fit(type, value);
      return fitted === undefined ? wrongType(name, type, value) : done({ kind: 'set', name, value: fitted });
    }
    case 'append-text':
      if (type !== 'String') return notFor(name, type, 'appended to as text');
      return done({ kind: 'append', name, value });
    case 'append-item':
      if (type !== 'Array') return notFor(name, type, 'appended to as an array');
      return done({ kind: 'append', name, value });
    default:
      break;
  }
  if (type !== 'Integer' && type !== 'Float') return notFor(name, type, 'counted up or down');
  const by = body.value === undefined ? 1 : value;
  if (fit(type, by) === undefined) return wrongType(name, type, by);
  const sum = sumOf(body.operation, variable.value, by);
  const result = fit(type, sum);
  return result === undefined ? wrongType(name, type, sum) : done({ kind: 'set', name, value: result });
}

function sumOf(operation: 'increment' | 'decrement', value: Value, by: Value): Value {
  if (value === null)
    throw new EvaluationFailure('missing-value', 'A variable without a value cannot be counted up or down.');
  if (values.isInteger(value) && values.isInteger(by)) {
    const exact = operation === 'increment' ? BigInt(value) + BigInt(by) : BigInt(value) - BigInt(by);
    if (exact > LARGEST || exact < -LARGEST - 1n) {
      throw new EvaluationFailure('out-of-range', 'The variable would exceed the range of integers.');
    }
    return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
  }
  const sum = operation === 'increment' ? numberOf(value) + numberOf(by) : numberOf(value) - numberOf(by);
  return values.float(sum);
}

const LARGEST = 2n ** 63n - 1n;

function numberOf(value: Value): number {
  return values.isNumber(value) ? values.numberOf(value) : Number.NaN;
}

/** The value as the variable's type has it; undefined when it is of another type. */
function fit(type: string, value: Value): Value | undefined {
  switch (type) {
    case 'String':
      return typeof value === 'string' ? value : undefined;
    case 'Integer':
      return values.isInteger(value) ? value : undefined;
    case 'Float':
      return values.isNumber(value) ? value : undefined;
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'Array':
      return values.isArray(value) ? value : undefined;
    default:
      return values.isObject(value) ? value : undefined;
  }
}

function wrongType(name: string, type: string, value: Value): Outcome {
  const given = values.typeName(value);
  return failed(
    `The variable '${name}' of type '${type}' cannot be initialized or updated with a value of type '${given}'.`,
  );
}

function notFor(name: string, type: string, deed: string): Outcome {
  return failed(`The variable '${name}' of type '${type}' cannot be ${deed}.`);
}
