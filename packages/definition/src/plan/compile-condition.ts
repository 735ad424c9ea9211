import { pointerTo } from '../document/findings.ts';
import { compileTemplate } from '../expression/compile-template.ts';
import { EvaluationFailure } from '../expression/evaluation-failure.ts';
import type { Scope } from '../expression/scope.ts';
import type { Template } from '../expression/template.ts';
import { propertyNames } from '../value/property.ts';
import { isArray, isObject, typeName, type Value } from '../value/value.ts';
import { type ActionDraft, type Compilation, compileValue, type Viewpoint } from './compilation.ts';
import type { Condition } from './plan.ts';
import { newRow } from './row.ts';

interface ConditionSource {
  readonly found: { readonly value: Value; readonly pointer: string };
  readonly viewpoint: Viewpoint;
  readonly draft: ActionDraft;
}

/** Compiles the condition of an If or Until: a template, or a tree of `and`, `or`, `not` and functions of two templates (clause 7.16). */
export function compileCondition(source: ConditionSource, compilation: Compilation, depth = 0): Condition {
  const { found, viewpoint, draft } = source;
  if (!isObject(found.value)) {
    const template = compileValue(compilation, found, { viewpoint, action: draft });
    return { evaluate: (scope) => toBoolean(template.evaluate(scope)) };
  }
  const [operator, ...others] = propertyNames(found.value);
  if (operator === undefined || others.length > 0 || depth > DEEPEST_CONDITION) {
    return refused(compilation, found.pointer, 'A condition must be an object with exactly one operator.');
  }
  const operands = found.value[operator] ?? null;
  const pointer = pointerTo(found.pointer, operator);
  const inner = (value: Value, at: string): Condition =>
    compileCondition({ found: { value, pointer: at }, viewpoint, draft }, compilation, depth + 1);
  switch (operator.toLowerCase()) {
    case 'and':
    case 'or': {
      if (!isArray(operands)) return refused(compilation, pointer, `"${operator}" must have a list of conditions.`);
      const parts = operands.map((value, index) => inner(value, pointerTo(pointer, index)));
      return operator.toLowerCase() === 'and'
        ? { evaluate: (scope) => parts.every((part) => part.evaluate(scope)) }
        : { evaluate: (scope) => parts.some((part) => part.evaluate(scope)) };
    }
    case 'not': {
      const part =
        isArray(operands) && operands.length === 1
          ? inner(operands[0] ?? null, pointerTo(pointer, 0))
          : inner(operands, pointer);
      return { evaluate: (scope) => !part.evaluate(scope) };
    }
    default:
      if (!isArray(operands)) return refused(compilation, pointer, `"${operator}" must have a list of two values.`);
      return comparison(
        compilation,
        { operator, operands, pointer },
        compileValue(compilation, { value: operands, pointer }, { viewpoint, action: draft }),
      );
  }
}

const DEEPEST_CONDITION = 50;

function comparison(
  compilation: Compilation,
  { operator, operands, pointer }: { operator: string; operands: readonly Value[]; pointer: string },
  values: Template,
): Condition {
  const call = compileTemplate(`@${operator}(${operands.map((_, index) => `item()[${index}]`).join(', ')})`, pointer);
  for (const { code, severity, message, remedy } of call.diagnostics) {
    if (severity !== 'error') continue;
    compilation.findings.error({ code, pointer, atName: true, message, ...(remedy === undefined ? {} : { remedy }) });
  }
  return {
    evaluate: (scope: Scope) => {
      const row = newRow(scope);
      row.value = values.evaluate(scope);
      return toBoolean(call.value.evaluate(row.scope));
    },
  };
}

function refused(compilation: Compilation, pointer: string, message: string): Condition {
  compilation.findings.error({
    code: 'invalid-condition',
    pointer,
    message,
    remedy: 'Write for example {"and": [{"equals": ["@triggerBody()?[\'kind\']", "a"]}]}.',
  });
  return { evaluate: () => false };
}

function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new EvaluationFailure(
    'invalid-argument',
    `A condition must give true or false, not a value of type '${typeName(value)}'.`,
  );
}
