import { MAX_TEXT_LENGTH, MAX_VALUE_DEPTH } from '../value/limits.ts';
import { makeObject, propertyNames } from '../value/property.ts';
import { isArray, isObject, type Value, type ValueArray, type ValueObject } from '../value/value.ts';
import { checkExpression, type Findings, syntaxDiagnostic } from './check-expression.ts';
import { compileExpression, compileInterpolation } from './compile-expression.ts';
import { EvaluationFailure } from './evaluation-failure.ts';
import type { Evaluator } from './function-definition.ts';
import { parseInterpolation, parseTemplateString, type TemplateString } from './parse-template-string.ts';
import type { ExpressionDiagnostic, Template } from './template.ts';

/** A compiled template with what was found wrong in it. When there are errors, evaluating it fails with `invalid-expression`. */
export interface CompiledTemplate {
  readonly value: Template;
  readonly diagnostics: readonly ExpressionDiagnostic[];
}

/**
 * Compiles every expression in a JSON value (clause 2). `pointer` (RFC 6901) says where the value stands in its document.
 * Failures that are located know their place, at some cost of every evaluation.
 */
export function compileTemplate(
  source: Value,
  pointer = '',
  failures: 'plain' | 'located' = 'plain',
): CompiledTemplate {
  const findings: Findings = { references: [], diagnostics: [] };
  const compiled = compileValue(source, { pointer, depth: 0, findings, isLocated: failures === 'located' });
  const { references, diagnostics } = findings;
  const [problem] = diagnostics;
  const isConstant = typeof compiled !== 'function';
  const evaluate = problem
    ? () => {
        throw new EvaluationFailure('invalid-expression', problem.message);
      }
    : isConstant
      ? () => compiled.value
      : guarded(compiled);
  return { value: { source, isConstant, references, evaluate }, diagnostics };
}

/** Running out of stack or of memory for one text is the expression's failure, not a defect of ours. */
function guarded(evaluate: Evaluator): Evaluator {
  return (scope) => {
    let value: Value;
    try {
      value = evaluate(scope);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new EvaluationFailure('too-large', `The expression needs more room than it may have: ${error.message}`, {
        cause: error,
      });
    }
    if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) {
      throw new EvaluationFailure('too-large', `A text would have more than ${MAX_TEXT_LENGTH} characters.`);
    }
    return value;
  };
}

/** A value without expressions, or what evaluates one with expressions. */
type Compiled = { readonly value: Value } | Evaluator;

interface Place {
  readonly pointer: string;
  readonly depth: number;
  readonly findings: Findings;
  readonly isLocated: boolean;
}

function compileValue(source: Value, place: Place): Compiled {
  if (typeof source === 'string') return compileString(source, parseTemplateString(source), place);
  if (!isArray(source) && !isObject(source)) return { value: source };
  if (place.depth >= MAX_VALUE_DEPTH) {
    place.findings.diagnostics.push(tooDeep(place.pointer));
    return { value: null };
  }
  return isArray(source) ? compileArray(source, place) : compileObject(source, place);
}

function compileString(source: string, parsed: TemplateString, { pointer, findings, isLocated }: Place): Compiled {
  const failuresAt = isLocated ? pointer : undefined;
  switch (parsed.kind) {
    case 'text':
      return { value: parsed.text };
    case 'refused':
      findings.diagnostics.push(syntaxDiagnostic(parsed.problem, pointer));
      return { value: source };
    case 'expression':
      return checkAnd([parsed.expression], () => compileExpression(parsed.expression, failuresAt));
    case 'interpolation':
      return checkAnd(
        parsed.parts.filter((part) => typeof part !== 'string'),
        () => compileInterpolation(parsed.parts, failuresAt),
      );
  }
  function checkAnd(expressions: readonly Parameters<typeof checkExpression>[0][], compile: () => Evaluator): Compiled {
    const before = findings.diagnostics.length;
    for (const expression of expressions) checkExpression(expression, pointer, findings);
    return findings.diagnostics.length === before ? compile() : () => source;
  }
}

function compileArray(source: ValueArray, place: Place): Compiled {
  const items = source.map((item, index) => compileValue(item, inside(place, index)));
  if (items.every(isConstant)) return { value: items.map((item) => item.value) };
  const evaluators = items.map(toEvaluator);
  return (scope) => evaluators.map((evaluate) => evaluate(scope));
}

function compileObject(source: ValueObject, place: Place): Compiled {
  const properties = propertyNames(source).map((name) => {
    const within = inside(place, name);
    const compiledName = name.includes('@{') ? compileString(name, parseInterpolation(name), within) : { value: name };
    return { name: compiledName, value: compileValue(source[name] ?? null, within) };
  });
  const hasFixedNames = properties.every(({ name }) => isConstant(name));
  if (hasFixedNames && properties.every(({ value }) => isConstant(value))) {
    return { value: makeObject(properties.map(({ name, value }) => [constantText(name), constantOf(value)])) };
  }
  const evaluators = properties.map(({ name, value }) => [toEvaluator(name), toEvaluator(value)] as const);
  return (scope) => makeObject(evaluators.map(([name, value]) => [String(name(scope)), value(scope)]));
}

function inside(place: Place, step: string | number): Place {
  const token = String(step).replaceAll('~', '~0').replaceAll('/', '~1');
  return { ...place, pointer: `${place.pointer}/${token}`, depth: place.depth + 1 };
}

function isConstant(compiled: Compiled): compiled is { readonly value: Value } {
  return typeof compiled !== 'function';
}

function constantOf(compiled: Compiled): Value {
  return isConstant(compiled) ? compiled.value : null;
}

function constantText(compiled: Compiled): string {
  return String(constantOf(compiled));
}

function toEvaluator(compiled: Compiled): Evaluator {
  if (!isConstant(compiled)) return compiled;
  const { value } = compiled;
  return () => value;
}

function tooDeep(pointer: string): ExpressionDiagnostic {
  return {
    code: 'expression-too-deep',
    severity: 'error',
    message: `The value is nested more than ${MAX_VALUE_DEPTH} deep.`,
    place: { pointer },
    offset: 0,
    length: 0,
  };
}
