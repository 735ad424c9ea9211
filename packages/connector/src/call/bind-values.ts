import { nearestName } from '@tenon/diagnostics';
import { isJsonType, isXmlType } from '../import/media-types.ts';
import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { Body, Operation, Parameter } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import { valueAt } from '../source/json-pointer.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import type { CallProblems } from './call-problem.ts';
import { encodeUnsafe, isDotSegment } from './encode-url.ts';
import { fillDefaults } from './fill-defaults.ts';
import type { DraftHeaders, RequestDraft } from './request-draft.ts';
import { type FormField, type SerializedBody, serializeBody } from './serialize-body.ts';
import { formFieldsOf, serializeForm } from './serialize-form.ts';
import { serializeCookies, serializeHeader, serializePath, serializeQuery } from './serialize-parameter.ts';
import { readSoap, type XmlSource } from './serialize-xml.ts';

/** What binding works on. */
export interface Binding {
  readonly connector: Connector;
  readonly operation: Operation;
  readonly values: JsonObject;
  readonly problems: CallProblems;
}

/** Puts the values of an operation where its parameters say, with defaults; what is missing or unknown is noted. */
export function bindValues(draft: RequestDraft, given: Binding): RequestDraft {
  const binding = { ...given, values: spreadForm(given) };
  const used = new Set<string>();
  const pathValues = new Map<string, string>();
  const fields: FormField[] = [];
  for (const parameter of binding.operation.parameters) {
    const value = givenValue(parameter, binding, used);
    if (value === undefined) continue;
    if (parameter.location === 'path') pathValues.set(parameter.name, bindPath(parameter, value, binding.problems));
    else if (parameter.location === 'query') draft.queries.push(...serializeQuery(parameter, value));
    else if (parameter.location === 'header')
      setHeader(draft.headers, parameter.name, serializeHeader(parameter, value));
    else if (parameter.location === 'cookie') addCookie(draft.headers, parameter, value);
    else fields.push(...formFieldsOf(binding.connector, parameter, value));
  }
  const [template = ''] = binding.operation.path.split('#');
  const path = encodeUnsafe(
    template.replace(/\{([^{}]+)\}/g, (written, name: string) => pathValues.get(name) ?? written),
  );
  bindBody(draft, binding, { used, fields });
  reportUnknown(binding, used);
  return { ...draft, path, pathValues };
}

/** The values, with the fields of a form out of the one object that may hold them as `body`. */
function spreadForm({ operation, values }: Binding): JsonObject {
  const { body, ...others } = values;
  const isForm = !operation.body && operation.parameters.some(({ location }) => location === 'form');
  return isForm && isJsonObject(body) && !isTaken('body', operation) ? { ...body, ...others } : values;
}

/** The value of a parameter: given by its name (or `location.name`), else its default where it is required or internal. */
function givenValue(parameter: Parameter, { values, problems }: Binding, used: Set<string>): JsonValue | undefined {
  for (const key of [`${parameter.location}.${parameter.name}`, parameter.name]) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined || value === null) {
      if (value === null) used.add(key);
      continue;
    }
    used.add(key);
    checkType(parameter, value, problems);
    return value;
  }
  if (parameter.default !== undefined && (parameter.required || parameter.visibility === 'internal'))
    return parameter.default;
  if (parameter.required && parameter.extensions['x-ms-notification-url'] !== true) {
    problems.add(
      'call-parameter-missing',
      `The ${parameter.location} parameter ${JSON.stringify(parameter.name)} is required.`,
      'Give it a value.',
    );
  }
  return undefined;
}

/** Refuses structures where text is declared; everything else is left for the API to judge. */
function checkType(parameter: Parameter, value: JsonValue, problems: CallProblems): void {
  const isStructure = typeof value === 'object' && value !== null;
  const takesStructure = ['array', 'object', 'any', 'file'].includes(parameter.type) || parameter.style === 'content';
  if (isStructure && !takesStructure) {
    problems.add(
      'call-parameter-type',
      `The parameter ${JSON.stringify(parameter.name)} takes a ${parameter.type}, not ${isJsonList(value) ? 'a list' : 'an object'}.`,
      'Give a single value.',
    );
  }
  const isNumber = parameter.type === 'integer' || parameter.type === 'number';
  if (isNumber && (typeof value === 'boolean' || (typeof value === 'string' && !isNumeric(value)))) {
    problems.add(
      'call-parameter-type',
      `The parameter ${JSON.stringify(parameter.name)} takes a number, not ${JSON.stringify(value)}.`,
      'Give a number.',
    );
  }
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function bindPath(parameter: Parameter, value: JsonValue, problems: CallProblems): string {
  const text = serializePath(parameter, value);
  if (text === '' || isDotSegment(text)) {
    problems.add(
      'call-path-value',
      `The path parameter ${JSON.stringify(parameter.name)} cannot be ${JSON.stringify(scalarText(value))}: it would change the path.`,
      'Give a value that names one thing.',
    );
  }
  return text;
}

/** Sets a header; line breaks in it are an attack and end as a refusal when the request is finished. */
export function setHeader(headers: DraftHeaders, name: string, value: string): void {
  headers.set(name, value);
}

function addCookie(headers: DraftHeaders, parameter: Parameter, value: JsonValue): void {
  const cookies = serializeCookies(parameter, value).map((cookie) => `${cookie.name}=${cookie.value}`);
  const known = headers.get('Cookie');
  headers.set('Cookie', [...(known === undefined ? [] : [known]), ...cookies].join('; '));
}

function bindBody(
  draft: RequestDraft,
  binding: Binding,
  state: { used: Set<string>; fields: readonly FormField[] },
): void {
  const { operation } = binding;
  if (operation.body) {
    const xml = xmlSource(binding.connector, operation.body);
    const value = bodyValue(operation.body, binding, { used: state.used, isEnvelope: xml.soap !== undefined });
    if (value === undefined) return;
    const wanted = mediaTypeFor(operation.body, value, draft.headers);
    setBody(draft, serializeBody(value, wanted, xml));
    return;
  }
  if (state.fields.length > 0) setBody(draft, serializeForm(operation, state.fields));
}

/** The type of content of which nothing is known. */
const BYTES = 'application/octet-stream';

/** What an XML body of an operation is written by. */
export function xmlSource(connector: Connector, body: Body): XmlSource {
  const place = (body.contents.find(({ mediaType }) => isXmlType(mediaType)) ?? body.contents[0])?.schema;
  const soap = readSoap(valueAt(connector.definition, body.pointer));
  return { connector, name: body.name, ...(place === undefined ? {} : { place }), ...(soap ? { soap } : {}) };
}

/** Puts a body into a draft; a Content-Type that is set already stays unless the body must have its own boundary. */
export function setBody(draft: RequestDraft, { body, contentType }: SerializedBody): void {
  draft.body = body;
  if (contentType === undefined) return;
  if (draft.headers.get('Content-Type') !== undefined && !contentType.startsWith('multipart/')) return;
  draft.headers.set('Content-Type', contentType);
}

/** The body: given under its name, as `body`, or gathered from `body/property` and property names. */
function bodyValue(
  body: Body,
  binding: Binding,
  { used, isEnvelope }: { used: Set<string>; isEnvelope: boolean },
): JsonValue | undefined {
  const { connector, values, problems } = binding;
  const schema = body.contents[0]?.schema;
  const given = [body.name, 'body'].find((name) => Object.hasOwn(values, name) && !isTaken(name, binding.operation));
  const value = given === undefined ? gatherBody(body, binding, used) : (values[given] ?? undefined);
  if (given !== undefined) used.add(given);
  const wrapped = value ?? (isEnvelope ? {} : undefined);
  const filled = schema ? fillDefaults(connector, schema, wrapped) : wrapped;
  if (filled === undefined && body.required && schema && mayBeEmpty(connector, schema)) return {};
  if (filled === undefined && body.required) {
    problems.add(
      'call-body-missing',
      `The body ${JSON.stringify(body.name)} is required.`,
      `Give it as ${JSON.stringify(body.name)}.`,
    );
  }
  return filled;
}

/** The place of a schema that says nothing. */
const NOTHING: SchemaPlace = { pointer: '', schema: {} };

/** Whether a body of a schema is an object all of whose members may be left out. */
function mayBeEmpty(connector: Connector, place: SchemaPlace): boolean {
  const { type, required, properties, limits, alternatives } = readSchema(connector, place);
  const isChosen = alternatives.length === 0 || alternatives.some((one) => mayBeEmpty(connector, one));
  const isFree = [...required].every((name) => readSchema(connector, properties.get(name) ?? NOTHING).readOnly);
  return type === 'object' && isFree && !Number(limits['minProperties'] ?? 0) && isChosen;
}

function isTaken(name: string, operation: Operation): boolean {
  return operation.parameters.some((parameter) => parameter.name === name);
}

function gatherBody(body: Body, { connector, values, operation }: Binding, used: Set<string>): JsonValue | undefined {
  const schema = body.contents[0]?.schema;
  const properties = schema ? readSchema(connector, schema).properties : new Map<string, unknown>();
  const gathered: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const path = key.startsWith(`${body.name}/`)
      ? key.slice(body.name.length + 1)
      : key.startsWith('body/')
        ? key.slice(5)
        : undefined;
    if (path !== undefined) {
      used.add(key);
      setAtPath(gathered, path.split('/'), value);
    } else if (properties.has(key) && !isTaken(key, operation)) {
      used.add(key);
      gathered[key] = value;
    }
  }
  return Object.keys(gathered).length > 0 ? gathered : undefined;
}

function setAtPath(target: Record<string, JsonValue>, path: readonly string[], value: JsonValue): void {
  const [name = '', ...rest] = path;
  if (name === '__proto__') return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const known = Object.hasOwn(target, name) ? target[name] : undefined;
  const inner = isJsonObject(known) ? (known as Record<string, JsonValue>) : {};
  target[name] = inner;
  setAtPath(inner, rest, value);
}

/** The media type a value is sent as: the one that a header says, else the preferred one that can carry it. */
export function mediaTypeFor(body: Body, value: JsonValue, headers: DraftHeaders): string | undefined {
  const header = headers.get('Content-Type');
  if (header !== undefined) return header;
  const declared = body.contents.map(({ mediaType }) => mediaType);
  const types = declared.filter((type) => !type.includes('*'));
  const isText = typeof value === 'string';
  // Text for pictures or sounds of any kind is their content.
  if (types.length === 0) return isText && declared.length > 0 && !declared.includes('*/*') ? BYTES : undefined;
  const json = types.find(isJsonType);
  if (!isText) return json ?? types[0];
  return json ?? types.find((type) => type.startsWith('text/')) ?? types[0];
}

function reportUnknown({ values, operation, problems }: Binding, used: ReadonlySet<string>): void {
  const names = [...operation.parameters.map(({ name }) => name), ...(operation.body ? [operation.body.name] : [])];
  for (const name of Object.keys(values)) {
    if (used.has(name) || names.includes(name)) continue;
    const meant = nearestName(name, names);
    problems.add(
      'call-parameter-unknown',
      `The operation ${operation.operationId} has no parameter ${JSON.stringify(name)}.`,
      meant === undefined ? `It has: ${names.join(', ') || 'none'}.` : `Did you mean ${JSON.stringify(meant)}?`,
    );
  }
}
