import { type Value, values, valuesEqual, valueText } from '@tenon/definition';
import { RE2JS } from 're2js';
import { shown } from '../scope/records.ts';
import { isFormat } from './schema-formats.ts';

/** One way in which a value does not conform to its schema. `path` is written like `body.items[2].id`. */
export interface SchemaError {
  readonly message: string;
  readonly path: string;
  readonly value: Value;
  readonly keyword: string;
}

/**
 * Validates a value against a JSON Schema in the style of draft 4, with the words of later drafts that do not contradict it.
 * Local references (`#/definitions/…`) are followed. Patterns run in linear time. At most 100 errors are given.
 */
export function validateSchema(schema: Value, value: Value): readonly SchemaError[] {
  const errors: SchemaError[] = [];
  validate(schema, value, { root: schema, errors, path: '', depth: 0 });
  return errors;
}

interface Context {
  readonly root: Value;
  readonly errors: SchemaError[];
  readonly path: string;
  readonly depth: number;
}

const MOST_ERRORS = 100;
const DEEPEST = 200;

function validate(schema: Value, value: Value, context: Context): void {
  const { errors, depth } = context;
  if (errors.length >= MOST_ERRORS) return;
  if (schema === false) report(context, value, 'false', 'No value is allowed here.');
  if (!values.isObject(schema)) return;
  if (depth > DEEPEST) {
    report(context, value, '$ref', 'The schema is nested too deep, or refers to itself without end.');
    return;
  }
  const inner: Context = { ...context, depth: depth + 1 };
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const target = resolve(context.root, reference);
    if (target === undefined)
      report(context, value, '$ref', `The schema refers to '${reference}', which it does not hold.`);
    else validate(target, value, inner);
    return;
  }
  checkType(schema, value, context);
  checkEnumeration(schema, value, context);
  if (typeof value === 'string') checkText(schema, value, context);
  else if (values.isNumber(value)) checkNumber(schema, value, context);
  else if (values.isArray(value)) checkArray(schema, value, inner);
  else if (values.isObject(value)) checkObject(schema, value, inner);
  checkCombinations(schema, value, inner);
}

type SchemaObject = Readonly<Record<string, Value>>;

function report({ errors, path }: Context, value: Value, keyword: string, message: string): void {
  errors.push({ message: path === '' ? message : `${message} Path '${path}'.`, path, value, keyword });
}

function resolve(root: Value, reference: string): Value | undefined {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return undefined;
  let found: Value | undefined = root;
  for (const step of reference.slice(2).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (values.isArray(found)) found = /^\d+$/.test(name) ? found[Number(name)] : undefined;
    else found = values.isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

function checkType(schema: SchemaObject, value: Value, context: Context): void {
  const type = schema['type'];
  if (type === undefined) return;
  const types = values.isArray(type) ? type : [type];
  if (types.some((one) => typeof one === 'string' && hasType(value, one))) return;
  const wanted = types.map(shown).join(', ');
  report(context, value, 'type', `Invalid type. Expected ${wanted} but got ${values.typeName(value)}.`);
}

function hasType(value: Value, type: string): boolean {
  switch (type.toLowerCase()) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return values.isInteger(value);
    case 'number':
      return values.isNumber(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'array':
      return values.isArray(value);
    case 'object':
      return values.isObject(value);
    default:
      return type === 'any';
  }
}

function checkEnumeration(schema: SchemaObject, value: Value, context: Context): void {
  const allowed = schema['enum'];
  if (values.isArray(allowed) && !allowed.some((one) => valuesEqual(one, value))) {
    report(context, value, 'enum', `Value ${valueText(value).slice(0, 100)} is not defined in enum.`);
  }
  const constant = schema['const'];
  if (constant !== undefined && !valuesEqual(constant, value))
    report(context, value, 'const', 'The value is not the constant.');
}

function checkText(schema: SchemaObject, value: string, context: Context): void {
  const length = [...value].length;
  const least = numberOf(schema['minLength']);
  const most = numberOf(schema['maxLength']);
  if (least !== undefined && length < least) report(context, value, 'minLength', `The text is shorter than ${least}.`);
  if (most !== undefined && length > most) report(context, value, 'maxLength', `The text is longer than ${most}.`);
  const pattern = schema['pattern'];
  if (typeof pattern === 'string' && !matches(pattern, value)) {
    report(context, value, 'pattern', `The text does not match the pattern '${pattern}'.`);
  }
  const format = schema['format'];
  if (typeof format === 'string' && !isFormat(format, value)) {
    report(context, value, 'format', `The text is not of the format '${format}'.`);
  }
}

/** A pattern that cannot run in linear time matches nothing. */
function matches(pattern: string, value: string): boolean {
  try {
    return RE2JS.compile(pattern).matcher(value).find();
  } catch {
    return false;
  }
}

function checkNumber(schema: SchemaObject, value: Value, context: Context): void {
  const number = numberOf(value) ?? 0;
  const least = numberOf(schema['minimum']);
  const most = numberOf(schema['maximum']);
  const isAbove = schema['exclusiveMinimum'] === true ? number > (least ?? number - 1) : number >= (least ?? number);
  const isBelow = schema['exclusiveMaximum'] === true ? number < (most ?? number + 1) : number <= (most ?? number);
  if (!isAbove) report(context, value, 'minimum', `The number is less than the minimum ${least}.`);
  if (!isBelow) report(context, value, 'maximum', `The number exceeds the maximum ${most}.`);
  const above = numberOf(schema['exclusiveMinimum']);
  const below = numberOf(schema['exclusiveMaximum']);
  if (above !== undefined && number <= above)
    report(context, value, 'exclusiveMinimum', `The number must exceed ${above}.`);
  if (below !== undefined && number >= below)
    report(context, value, 'exclusiveMaximum', `The number must be below ${below}.`);
  const step = numberOf(schema['multipleOf']);
  if (step !== undefined && step > 0 && !isMultiple(number, step)) {
    report(context, value, 'multipleOf', `The number is no multiple of ${step}.`);
  }
}

function isMultiple(number: number, step: number): boolean {
  const quotient = number / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}

function checkArray(schema: SchemaObject, value: readonly Value[], context: Context): void {
  const least = numberOf(schema['minItems']);
  const most = numberOf(schema['maxItems']);
  if (least !== undefined && value.length < least)
    report(context, value, 'minItems', `There are fewer than ${least} items.`);
  if (most !== undefined && value.length > most)
    report(context, value, 'maxItems', `There are more than ${most} items.`);
  if (schema['uniqueItems'] === true && hasTwins(value))
    report(context, value, 'uniqueItems', 'Two items are the same.');
  const items = schema['items'];
  value.forEach((item, index) => {
    const at: Context = { ...context, path: `${context.path}[${index}]` };
    if (!values.isArray(items)) {
      if (items !== undefined) validate(items, item, at);
      return;
    }
    const own = items[index] ?? schema['additionalItems'];
    if (own !== undefined) validate(own, item, at);
  });
  const contained = schema['contains'];
  if (contained !== undefined && !value.some((item) => conforms(contained, item, context)))
    report(context, value, 'contains', 'No item matches the schema of "contains".');
}

function hasTwins(items: readonly Value[]): boolean {
  const scalars = new Set<Value>();
  const others: Value[] = [];
  for (const item of items) {
    if (item === null || typeof item !== 'object') {
      if (scalars.has(item)) return true;
      scalars.add(item);
    } else {
      if (others.some((one) => valuesEqual(one, item))) return true;
      if (others.length < 1_000) others.push(item);
    }
  }
  return false;
}

function checkObject(schema: SchemaObject, value: Readonly<Record<string, Value>>, context: Context): void {
  const required = schema['required'];
  for (const name of values.isArray(required) ? required : []) {
    if (typeof name === 'string' && !Object.hasOwn(value, name)) {
      report(context, value, 'required', `Required properties are missing from object: ${name}.`);
    }
  }
  const names = Object.keys(value);
  const least = numberOf(schema['minProperties']);
  const most = numberOf(schema['maxProperties']);
  if (least !== undefined && names.length < least)
    report(context, value, 'minProperties', `There are fewer than ${least} properties.`);
  if (most !== undefined && names.length > most)
    report(context, value, 'maxProperties', `There are more than ${most} properties.`);
  const named = schema['propertyNames'];
  const odd = named === undefined ? undefined : names.find((name) => !conforms(named, name, context));
  if (odd !== undefined) report(context, value, 'propertyNames', `The name '${odd}' does not match "propertyNames".`);
  checkDependencies(schema, value, context);
  const properties = schema['properties'];
  const patterns = schema['patternProperties'];
  const others = schema['additionalProperties'];
  for (const name of names) {
    const at: Context = { ...context, path: context.path === '' ? name : `${context.path}.${name}` };
    const item = value[name] ?? null;
    let isKnown = false;
    if (values.isObject(properties) && Object.hasOwn(properties, name)) {
      isKnown = true;
      validate(properties[name] ?? null, item, at);
    }
    for (const pattern of values.isObject(patterns) ? Object.keys(patterns) : []) {
      if (!matches(pattern, name)) continue;
      isKnown = true;
      validate(values.isObject(patterns) ? (patterns[pattern] ?? null) : null, item, at);
    }
    if (isKnown || others === undefined) continue;
    if (others === false)
      report(
        at,
        item,
        'additionalProperties',
        `Property '${name}' has not been defined and the schema does not allow additional properties.`,
      );
    else validate(others, item, at);
  }
}

/** What the presence of one property asks of the whole object: other properties, or a schema. */
function checkDependencies(schema: SchemaObject, value: Readonly<Record<string, Value>>, context: Context): void {
  for (const keyword of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    const all = schema[keyword];
    for (const name of values.isObject(all) ? Object.keys(all) : []) {
      const needed = values.isObject(all) ? (all[name] ?? null) : null;
      if (!Object.hasOwn(value, name)) continue;
      if (!values.isArray(needed)) validate(needed, value, context);
      else {
        const missing = needed.filter((one) => typeof one === 'string' && !Object.hasOwn(value, one));
        if (missing.length > 0)
          report(context, value, keyword, `With the property '${name}' these are required: ${missing.join(', ')}.`);
      }
    }
  }
}

function conforms(schema: Value, value: Value, context: Context): boolean {
  const errors: SchemaError[] = [];
  validate(schema, value, { ...context, errors });
  return errors.length === 0;
}

function checkCombinations(schema: SchemaObject, value: Value, context: Context): void {
  const { allOf, anyOf, oneOf, not } = schema;
  for (const one of values.isArray(allOf) ? allOf : []) validate(one, value, context);
  if (values.isArray(anyOf) && !anyOf.some((one) => conforms(one, value, context)))
    report(context, value, 'anyOf', 'The value does not match any schema of "anyOf".');
  if (values.isArray(oneOf)) {
    const count = oneOf.filter((one) => conforms(one, value, context)).length;
    if (count !== 1) report(context, value, 'oneOf', `The value matches ${count} schemas of "oneOf" instead of one.`);
  }
  const condition = schema['if'];
  if (condition !== undefined) {
    const consequence = conforms(condition, value, context) ? schema['then'] : schema['else'];
    if (consequence !== undefined) validate(consequence, value, context);
  }
  if (not !== undefined && conforms(not, value, context))
    report(context, value, 'not', 'The value matches the schema of "not".');
}

function numberOf(value: Value | undefined): number | undefined {
  return values.isNumber(value) ? Number(valueText(value)) : undefined;
}
