import { pointerTo } from '../document/findings.ts';
import {
  arrayMember,
  describe,
  didYouMean,
  type Members,
  member,
  objectMember,
  requireMembers,
} from '../document/members.ts';
import { valuesEqual } from '../value/compare-values.ts';
import { findName, propertyNames } from '../value/property.ts';
import { isArray, isInteger, isNumber, isObject, type Value, type ValueObject } from '../value/value.ts';
import type { Compilation } from './compilation.ts';
import { LIMITS } from './limits.ts';
import type { ParameterPlan } from './plan.ts';

/** The types of parameters and outputs, as the reference spells them. */
export const PARAMETER_TYPES: readonly string[] = [
  'String',
  'SecureString',
  'Int',
  'Float',
  'Bool',
  'Array',
  'Object',
  'SecureObject',
];

/**
 * The declared parameters with their values: the given one, else the default (clause 1). `given` maps names to values, or to
 * `{"value": …}` as in a workflow resource.
 */
export function compileParameters(
  definition: Members,
  given: ValueObject | undefined,
  compilation: Compilation,
): readonly ParameterPlan[] {
  const declared = objectMember(definition, 'parameters');
  const names = declared ? propertyNames(declared.source) : [];
  if (names.length > LIMITS.parameters) limitExceeded(declared ?? definition, names.length, compilation);
  for (const name of Object.keys(given ?? {})) {
    if (declared && findName(declared.source, name) !== undefined) continue;
    compilation.findings.error({
      code: 'unknown-parameter',
      pointer: declared?.pointer ?? definition.pointer,
      message: `A value is given for the parameter '${name}', which the definition does not declare.`,
      remedy: didYouMean(name, names) ?? `Declare '${name}' in "parameters", or leave the value out.`,
    });
  }
  return names.flatMap((name) => {
    const source = declared && objectMember(declared, name);
    return source ? [compileParameter(name, source, { given, compilation })] : [];
  });
}

function compileParameter(
  name: string,
  source: Members,
  { given, compilation }: { given: ValueObject | undefined; compilation: Compilation },
): ParameterPlan {
  const { findings } = compilation;
  requireMembers(source, ['type'], `The parameter '${name}'`);
  const type = typeOf(source);
  if (name.length > LIMITS.nameLength) {
    findings.error({
      code: 'limit-exceeded',
      pointer: source.pointer,
      atName: true,
      message: `The name of a parameter has at most ${LIMITS.nameLength} characters; this one has ${name.length}.`,
      remedy: 'Choose a shorter name.',
    });
  }
  const givenName = given && findName(given, name);
  const givenValue = givenName === undefined ? undefined : unwrap(given?.[givenName] ?? null);
  const fallback = member(source, 'defaultValue');
  const value = givenValue === undefined ? fallback?.value : givenValue;
  const isSecure = type.toLowerCase().startsWith('secure');
  if (value === undefined) {
    findings.error({
      code: 'missing-parameter',
      pointer: source.pointer,
      atName: true,
      message: `The parameter '${name}' has neither a value nor a default.`,
      remedy: 'Give a value with the workflow, or add "defaultValue".',
    });
    return { name, type, value: null, isSecure };
  }
  const pointer = givenValue === undefined ? (fallback?.pointer ?? source.pointer) : source.pointer;
  if (!hasType(value, type)) {
    findings.error({
      code: 'wrong-parameter-type',
      pointer,
      message: `The parameter '${name}' must be of the type ${type}${isSecure ? '' : `, not ${describe(value)}`}.`,
      remedy: 'Correct the value or the declared type.',
    });
  }
  const allowed = arrayMember(source, 'allowedValues');
  if (allowed && !allowed.some((candidate) => valuesEqual(candidate, value))) {
    findings.error({
      code: 'parameter-not-allowed',
      pointer,
      message: `The value of the parameter '${name}' is not one of its "allowedValues"${isSecure ? '' : `: ${describe(value)}`}.`,
      remedy: 'Give one of the allowed values.',
    });
  }
  return { name, type, value, isSecure };
}

/** The declared type, as the reference spells it; reported when there is no such type. */
export function typeOf(source: Members): string {
  const found = member(source, 'type');
  const text = typeof found?.value === 'string' ? found.value : '';
  const type = PARAMETER_TYPES.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (type !== undefined) return type;
  if (found) {
    source.findings.error({
      code: 'unknown-type',
      pointer: found.pointer,
      message: `There is no type '${text}' of parameters and outputs.`,
      remedy: didYouMean(text, PARAMETER_TYPES) ?? `Use one of ${PARAMETER_TYPES.join(', ')}.`,
    });
  }
  return 'Object';
}

/** A parameter value as the workflow resource has it (`{"value": …}`) or bare. */
function unwrap(value: Value): Value | undefined {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  if (names.length === 0) return value;
  if (names.every((name) => name === 'value' || name === 'type' || name === 'metadata' || name === 'description')) {
    return Object.hasOwn(value, 'value') ? value['value'] : value;
  }
  return value;
}

function hasType(value: Value, type: string): boolean {
  switch (type) {
    case 'String':
    case 'SecureString':
      return typeof value === 'string';
    case 'Int':
      return isInteger(value);
    case 'Float':
      return isNumber(value);
    case 'Bool':
      return typeof value === 'boolean';
    case 'Array':
      return isArray(value);
    default:
      return isObject(value) || (type.endsWith('Object') && isArray(value));
  }
}

function limitExceeded(members: Members, count: number, compilation: Compilation): void {
  compilation.findings.error({
    code: 'limit-exceeded',
    pointer: pointerTo(members.pointer),
    atName: true,
    message: `The definition declares ${count} parameters; at most ${LIMITS.parameters} are allowed.`,
    remedy: 'Gather several in one parameter of the type Object.',
  });
}
