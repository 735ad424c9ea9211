import { type Value, values } from '@tenon/definition';

/**
 * Inputs as history and expressions may see them: secrets of `authentication` are replaced, an `Authorization` header is left
 * out (clauses 9.6 and 6.1).
 */
export function shownInputs(inputs: Value | undefined): Value | undefined {
  // A body that is kept elsewhere is no request: there is nothing to hide in it.
  if (values.isStored(inputs) || !values.isObject(inputs)) return inputs;
  if (values.findName(inputs, 'subscribe') !== undefined || values.findName(inputs, 'unsubscribe') !== undefined) {
    return replace(inputs, ['subscribe', 'unsubscribe'], (value) => shownInputs(value) ?? null);
  }
  const hasAuthentication = values.findName(inputs, 'authentication') !== undefined;
  const headers = values.findProperty(inputs, 'headers');
  const hasAuthorization =
    !values.isStored(headers) && values.isObject(headers) && values.findName(headers, 'Authorization') !== undefined;
  if (!hasAuthentication && !hasAuthorization) return inputs;
  const sanitized = replace(inputs, ['authentication'], sanitize);
  return hasAuthorization ? replace(sanitized, ['headers'], withoutAuthorization) : sanitized;
}

const SECRETS: ReadonlySet<string> = new Set([
  'password',
  'pfx',
  'secret',
  'value',
  'certificate',
  'key',
  'clientsecret',
]);

function sanitize(authentication: Value): Value {
  if (values.isStored(authentication) || !values.isObject(authentication)) return '*sanitized*';
  return mapProperties(authentication, (name, value) => (SECRETS.has(name.toLowerCase()) ? '*sanitized*' : value));
}

function withoutAuthorization(headers: Value): Value {
  return mapProperties(headers, (name, value) => (name.toLowerCase() === 'authorization' ? undefined : value));
}

function replace(object: Value, names: readonly string[], change: (value: Value) => Value): Value {
  return mapProperties(object, (name, value) => (names.includes(name.toLowerCase()) ? change(value) : value));
}

function mapProperties(object: Value, change: (name: string, value: Value) => Value | undefined): Value {
  if (values.isStored(object) || !values.isObject(object)) return object;
  const entries: [string, Value][] = [];
  for (const name of values.propertyNames(object)) {
    const value = change(name, object[name] ?? null);
    if (value !== undefined) entries.push([name, value]);
  }
  return values.makeObject(entries);
}
