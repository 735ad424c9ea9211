import { type JsonValue, scalarText } from '../source/json-value.ts';
import { parseJson } from '../source/parse-json.ts';
import { followPath, type Lookup, parseTemplate } from './expression.ts';

/** Where the expressions of policies find their values. Each function yields undefined for what is not there. */
export interface PolicyScope {
  connectionParameter(name: string): JsonValue | undefined;
  header(name: string): string | undefined;
  queryParameter(name: string): string | undefined;
  readonly body: JsonValue | undefined;
  readonly item?: JsonValue;
  readonly triggerBody?: JsonValue;
  readonly method: string;
}

/** An evaluated text, and the expressions in it that had no value. */
export interface Evaluated {
  readonly value: JsonValue;
  readonly missing: readonly string[];
}

/**
 * Evaluates a policy text. A text that is one expression keeps the type of its value; otherwise values become text, and
 * a result that is written as a JSON list or object around expressions becomes that list or object. `write` makes text
 * of a value inside a longer text.
 */
export function evaluateTemplate(
  template: JsonValue | undefined,
  scope: PolicyScope,
  write: (value: JsonValue) => string = scalarText,
): Evaluated {
  if (typeof template !== 'string') return { value: template ?? null, missing: [] };
  const parts = parseTemplate(template);
  const missing: string[] = [];
  const values = parts.map((part): JsonValue => {
    if (part.kind === 'text') return part.text;
    const value = lookUp(part.lookup, scope);
    if (value === undefined) missing.push(part.written);
    return value ?? null;
  });
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'lookup') return { value: values[0] ?? null, missing };
  const isData = parts.length > 1 && /^\s*[[{]/.test(template) && !template.trimStart().startsWith('{@');
  if (isData) {
    const parsed = parseJson(
      values.map((value, index) => (parts[index]?.kind === 'text' ? value : JSON.stringify(value))).join(''),
    );
    if (parsed !== undefined) return { value: parsed, missing };
  }
  const texts = values.map((value, index) => (parts[index]?.kind === 'text' ? scalarText(value) : write(value)));
  return { value: texts.join(''), missing };
}

/** The value of one lookup; undefined where there is none and no fallback is given. */
export function lookUp(lookup: Lookup, scope: PolicyScope): JsonValue | undefined {
  const name = lookup.name ?? '';
  const found = followPath(rootOf(lookup.source, name, scope), lookup.path);
  return found === undefined || found === '' ? (lookup.fallback ?? found) : found;
}

function rootOf(source: Lookup['source'], name: string, scope: PolicyScope): JsonValue | undefined {
  switch (source) {
    case 'connectionParameters':
      return scope.connectionParameter(name);
    case 'headers':
      return scope.header(name);
    case 'queryParameters':
      return scope.queryParameter(name);
    case 'body':
      return scope.body;
    case 'item':
      return scope.item;
    case 'triggerBody':
      return scope.triggerBody ?? scope.body;
    case 'method':
      return scope.method;
  }
}
