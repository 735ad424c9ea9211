import { propertyNames } from '../value/property.ts';
import { isArray, isObject, type Value } from '../value/value.ts';
import { compileTemplate } from './compile-template.ts';
import { EvaluationFailure } from './evaluation-failure.ts';
import { parseTemplateString } from './parse-template-string.ts';
import type { Scope } from './scope.ts';
import type { Call, Expression } from './syntax.ts';

/** One expression with what it gave, and in it the calls that it is made of. */
export interface ExpressionTrace {
  /** The expression without the `@`. */
  readonly text: string;
  readonly value?: Value;
  readonly error?: { readonly code: string; readonly message: string };
  readonly subexpressions?: readonly ExpressionTrace[];
}

/** A trace of an expression that stands in a template: `body.items[0].name`, empty when the template is the expression. */
export interface PlacedTrace extends ExpressionTrace {
  readonly path: string;
}

/** Expressions traced at most, those inside others counted. */
const mostTraces = 1_000;

/**
 * Traces every expression of a template: evaluates it, and each call inside it, in a scope. Where `recorded` holds what
 * the template gave when it was evaluated, an expression that is a whole text has the value that stands at its place there.
 */
export function traceTemplate(template: Value, scope: Scope, recorded?: Value): readonly PlacedTrace[] {
  const found: PlacedTrace[] = [];
  let left = mostTraces;
  walk(template, recorded, '');
  return found;

  function walk(source: Value, given: Value | undefined, path: string): void {
    if (left <= 0) return;
    if (typeof source === 'string') {
      const parsed = parseTemplateString(source);
      if (parsed.kind === 'expression') {
        const traced = trace(source, parsed.expression);
        found.push({ path, ...(given === undefined ? traced : withValue(traced, given)) });
      }
      if (parsed.kind === 'interpolation') {
        for (const part of parsed.parts) if (typeof part !== 'string') found.push({ path, ...trace(source, part) });
      }
    } else if (isArray(source)) {
      for (const [index, item] of source.entries())
        walk(item, isArray(given) ? given[index] : undefined, `${path}[${index}]`);
    } else if (isObject(source)) {
      for (const name of propertyNames(source)) {
        walk(source[name] ?? null, isObject(given) ? given[name] : undefined, path === '' ? name : `${path}.${name}`);
      }
    }
  }

  function trace(source: string, expression: Expression): ExpressionTrace {
    left -= 1;
    const text = source.slice(expression.offset, endOf(expression));
    const inner = expression.kind === 'call' && left > 0 ? callsIn(expression).map((call) => trace(source, call)) : [];
    return { text, ...evaluate(text, scope), ...(inner.length > 0 && { subexpressions: inner }) };
  }
}

function withValue({ error: _, ...traced }: ExpressionTrace, value: Value): ExpressionTrace {
  return { ...traced, value };
}

/** The calls directly inside a call: among its arguments, and in the brackets that follow it. */
function callsIn(call: Call): readonly Call[] {
  const parts = [...call.arguments, ...call.selections.map(({ key }) => key)];
  return parts.filter((part) => part.kind === 'call');
}

function endOf(expression: Expression): number {
  const last = expression.kind === 'call' ? expression.selections.at(-1) : undefined;
  const { offset, length } = last ?? expression;
  return offset + length;
}

function evaluate(text: string, scope: Scope): Pick<ExpressionTrace, 'value' | 'error'> {
  const { value, diagnostics } = compileTemplate(`@${text}`);
  const [first] = diagnostics;
  if (first !== undefined) return { error: { code: 'InvalidTemplate', message: first.message } };
  try {
    return { value: value.evaluate(scope) };
  } catch (error) {
    if (!(error instanceof EvaluationFailure)) throw error;
    return { error: { code: 'ExpressionEvaluationFailed', message: error.message } };
  }
}
