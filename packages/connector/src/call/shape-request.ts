import { essenceOf, isFormType } from '../import/media-types.ts';
import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, scalarText } from '../source/json-value.ts';
import { mediaTypeFor, setBody, xmlSource } from './bind-values.ts';
import { CallProblems } from './call-problem.ts';
import { encodeValue } from './encode-url.ts';
import { fillDefaults } from './fill-defaults.ts';
import { finishRequest, startDraft } from './finish-request.ts';
import { matchOperation } from './match-operation.ts';
import { type PlacedAddress, placeAddress } from './place-address.ts';
import type { RequestDraft } from './request-draft.ts';
import { type FormField, serializeBody } from './serialize-body.ts';
import { formFieldsOf, serializeForm } from './serialize-form.ts';
import { serializeHeader, serializeQuery } from './serialize-parameter.ts';
import type { ShapedRequest, ShapeOptions } from './shaped-request.ts';

/** The inputs of a workflow action that calls a connector: a path of the API, encoded already, and plain values. */
export interface ApiRequest {
  readonly method: string;
  /** Relative to the API; or a full address at a host that the connector declares, from which no policy takes the request away. */
  readonly path: string;
  readonly queries?: JsonObject;
  readonly headers?: JsonObject;
  readonly body?: JsonValue;
  readonly connection?: Connection;
}

/**
 * Shapes the request of a workflow action: finds the operation that its path belongs to, adds internal and required
 * defaults, then applies policies and credentials as for any call. A path of no operation is called as it is.
 */
export function shapeRequest(connector: Connector, request: ApiRequest, options: ShapeOptions = {}): ShapedRequest {
  const problems = new CallProblems();
  const placed = place(connector, request, problems);
  const [unencoded = '', written] = splitQuery(placed?.path ?? request.path);
  // What stands in the path of an operation may have spaces, which mean nothing else.
  const path = unencoded.replaceAll(' ', '%20');
  const matched = matchOperation(connector, request.method, path);
  const finishing = { connector, operation: matched?.operation, connection: request.connection, problems, options };
  const draft: RequestDraft = {
    ...startDraft(finishing, request.method),
    path,
    pathValues: matched?.pathValues ?? new Map<string, string>(),
    ...(placed ? { base: placed.base, isPlaced: true } : {}),
  };
  addWrittenQuery(draft, written);
  addQueries(draft, request.queries ?? {}, matched?.operation);
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value !== undefined && value !== null) draft.headers.set(name, headerText(matched?.operation, name, value));
  }
  if (matched) addDefaults(draft, matched.operation);
  addBody(draft, { connector, operation: matched?.operation, body: request.body });
  return finishRequest(draft, finishing);
}

/** Where a full address is in the API; undefined for a relative one. */
function place(
  connector: Connector,
  { path, connection }: ApiRequest,
  problems: CallProblems,
): PlacedAddress | undefined {
  if (!/^https?:\/\//i.test(path)) return undefined;
  const placed = placeAddress(connector, connection, path);
  if (placed) return placed;
  problems.add(
    'call-host-not-declared',
    `The address ${JSON.stringify(path)} is not at a host that the connector declares.`,
    'Credentials are sent to declared hosts only. Add the host to the definition or to a connection parameter.',
  );
  problems.refuseIfAny();
  return undefined;
}

function splitQuery(path: string): readonly [string, string | undefined] {
  const at = path.indexOf('?');
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

/** A query that is part of the path is encoded already. */
function addWrittenQuery(draft: RequestDraft, query: string | undefined): void {
  for (const pair of (query ?? '').split('&').filter((text) => text !== '')) {
    const at = pair.indexOf('=');
    const name = decodePercent(at < 0 ? pair : pair.slice(0, at));
    draft.queries.push({ name, value: at < 0 ? '' : pair.slice(at + 1) });
  }
}

function addQueries(draft: RequestDraft, queries: JsonObject, operation: Operation | undefined): void {
  for (const [name, value] of Object.entries(queries)) {
    if (value === undefined || value === null) continue;
    const parameter = operation?.parameters.find((known) => known.location === 'query' && known.name === name);
    if (parameter) draft.queries.push(...serializeQuery(parameter, value));
    else if (isJsonList(value))
      draft.queries.push({ name, value: value.map((item) => encodeValue(scalarText(item))).join(',') });
    else draft.queries.push({ name, value: encodeValue(scalarText(value)) });
  }
}

/** A header as its parameter says; a list that none describes is written as JSON, like every other value. */
function headerText(operation: Operation | undefined, name: string, value: JsonValue): string {
  const parameter = operation?.parameters.find(
    (known) => known.location === 'header' && known.name.toLowerCase() === name.toLowerCase(),
  );
  return parameter ? serializeHeader(parameter, value) : scalarText(value);
}

/** Query and header parameters that people do not see have their defaults. */
function addDefaults(draft: RequestDraft, operation: Operation): void {
  for (const parameter of operation.parameters) {
    if (parameter.default === undefined || !(parameter.required || parameter.visibility === 'internal')) continue;
    if (parameter.location === 'query' && !draft.queries.some(({ name }) => name === parameter.name)) {
      draft.queries.push(...serializeQuery(parameter, parameter.default));
    } else if (parameter.location === 'header' && draft.headers.get(parameter.name) === undefined) {
      draft.headers.set(parameter.name, serializeHeader(parameter, parameter.default));
    }
  }
}

function addBody(
  draft: RequestDraft,
  {
    connector,
    operation,
    body,
  }: { connector: Connector; operation: Operation | undefined; body: JsonValue | undefined },
): void {
  const declared = operation?.body;
  const schema = declared?.contents[0]?.schema;
  const xml = declared && xmlSource(connector, declared);
  const given = body ?? (xml?.soap ? {} : undefined);
  const value = schema ? fillDefaults(connector, schema, given) : given;
  if (value === undefined || value === null) return;
  const isForm = operation?.parameters.some(({ location }) => location === 'form') === true;
  const form = isForm ? operation?.consumes[0] : undefined;
  const types = declared?.contents.map(({ mediaType }) => mediaType) ?? (form === undefined ? [] : [form]);
  if (isUnfit(draft.headers.get('Content-Type'), types)) draft.headers.delete('Content-Type');
  if (operation && isForm && draft.headers.get('Content-Type') === undefined && isFields(value)) {
    setBody(draft, serializeForm(operation, fieldsOf(connector, operation, value)));
    return;
  }
  const wanted = draft.headers.get('Content-Type') ?? (declared ? mediaTypeFor(declared, value, draft.headers) : form);
  setBody(draft, serializeBody(value, wanted, xml));
}

/** Whether a body is an object of fields, and no content that says itself what it is. */
function isFields(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && !['$content', '$multipart', '$formdata'].some((name) => Object.hasOwn(value, name));
}

/** The fields of a form as its parameters say; one that none describes is text, or several of one name. */
function fieldsOf(connector: Connector, operation: Operation, value: JsonObject): readonly FormField[] {
  return Object.entries(value).flatMap(([name, item]): readonly FormField[] => {
    if (item === undefined || item === null) return [];
    const parameter = operation.parameters.find((known) => known.location === 'form' && known.name === name);
    if (parameter) return formFieldsOf(connector, parameter, item);
    return (isJsonList(item) ? item : [item]).map((one) => ({ name, value: one }));
  });
}

/** What the language says of a body that nobody gave a content type. */
const USUAL = /^(?:application\/json|text\/plain); charset=utf-8$/i;

/** Whether a content type is only the usual one of a value, where the operation takes nothing but XML or forms. */
function isUnfit(given: string | undefined, types: readonly string[]): boolean {
  if (given === undefined || !USUAL.test(given) || types.length === 0) return false;
  return types.map(essenceOf).every((type) => isFormType(type) || /[/+]xml$/.test(type));
}
