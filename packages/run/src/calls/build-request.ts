import { type ActionPlan, EvaluationFailure, type Value, values, valueText } from '@tenon/definition';
import { memberOf, shown } from '../scope/records.ts';
import type { OpenRequest, RunState } from '../state/state.ts';
import { contentLengthOf, firstPart, opensUpload } from './chunks.ts';
import { addedHeaders, sentHeaders } from './headers.ts';

/** A request as inputs of an action describe it, with where it goes. */
export interface DescribedRequest {
  readonly method: string;
  /** Complete for HTTP; relative to the connection's address for connectors. */
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Value;
  readonly authentication?: Value;
}

const LONGEST_URI = 16_384;

/** Whether evaluated inputs describe a request that can be sent. Throws what fails the action when they do not. */
export function checkRequest(action: ActionPlan, inputs: Value): void {
  const { body } = action;
  const target = body.kind === 'call' || body.kind === 'webhook' ? body.target : 'http';
  if (target === 'child' || target === 'batch') {
    const id = memberOf(memberOf(memberOf(inputs, 'host'), 'workflow'), 'id');
    if (typeof id === 'string' && id !== '') return;
    throw invalid(`'host.workflow.id' of '${action.name}' names no workflow.`);
  }
  const method = memberOf(inputs, 'method');
  if (method !== undefined && (typeof method !== 'string' || !/^[A-Za-z]{1,20}$/.test(method))) {
    throw invalid(`'${shown(method)}' is no HTTP method.`);
  }
  if (target === 'connector') {
    const name = memberOf(memberOf(memberOf(inputs, 'host'), 'connection'), 'name');
    if (typeof name !== 'string' || name === '')
      throw invalid(`'host.connection.name' of '${action.name}' names no connection.`);
    if (typeof memberOf(inputs, 'path') !== 'string') throw invalid(`The path of '${action.name}' is no text.`);
    return;
  }
  const uri = addressOf(action, inputs);
  if (uri === undefined || !/^https?:\/\/[^\s/?#]+/i.test(uri)) {
    throw invalid(`'${uri ?? ''}' is no absolute HTTP address.`);
  }
  if (uri.length > LONGEST_URI)
    throw invalid(`The address has ${uri.length} characters; at most ${LONGEST_URI} are allowed.`);
}

function invalid(message: string): EvaluationFailure {
  return new EvaluationFailure('invalid-argument', message);
}

/** The request that an open request stands for, built from what history recorded about it. */
export function describeRequest(state: RunState, request: OpenRequest): DescribedRequest {
  const { run, purpose } = request;
  const inputs =
    request.inputs ??
    (purpose === 'subscribe' ? (memberOf(run.inputs, 'subscribe') ?? run.inputs) : run.inputs) ??
    null;
  const { body } = run.action;
  const isConnector = (body.kind === 'call' || body.kind === 'webhook') && body.target === 'connector';
  const own = withQueries(
    (isConnector ? textOf(memberOf(inputs, 'path')) : addressOf(run.action, inputs)) ?? '',
    memberOf(inputs, 'queries'),
  );
  const follows = purpose === 'poll' || purpose === 'page' || purpose === 'chunk';
  const uri = escapeAddress(follows ? (request.uri ?? own) : own);
  const staysAtHome = !follows || isConnector || originOf(uri) === originOf(own);
  const content = contentOf(request, inputs);
  const suppressed = run.action.options.has('suppressworkflowheaders');
  const authentication = staysAtHome ? memberOf(inputs, 'authentication') : undefined;
  const cookie = staysAtHome ? textOf(memberOf(inputs, 'cookie')) : undefined;
  return {
    method:
      purpose === 'chunk'
        ? 'PATCH'
        : follows
          ? 'GET'
          : methodOf(inputs, body.kind === 'webhook' && purpose !== 'unsubscribe'),
    uri,
    headers: {
      ...sentHeaders(staysAtHome ? memberOf(inputs, 'headers') : undefined, content),
      ...transferHeaders(request),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(suppressed ? {} : addedHeaders(state, request)),
    },
    ...(content === undefined || content === null ? {} : { body: content }),
    ...(authentication === undefined ? {} : { authentication }),
  };
}

/** The body of a request: that of the inputs, one chunk of it, or none. */
function contentOf(request: OpenRequest, inputs: Value): Value | undefined {
  const { purpose, range } = request;
  if (purpose === 'poll' || purpose === 'page' || opensUpload(request)) return undefined;
  const body = memberOf(inputs, 'body');
  if (purpose !== 'chunk' || !range || body === undefined) return body;
  const type = sentHeaders(memberOf(inputs, 'headers'), body);
  const [, contentType = 'application/octet-stream'] =
    Object.entries(type).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return values.contentSlice(body, contentType, { from: range.from, to: range.to + 1 });
}

/** What tells the other side about chunks (clause 9.8). */
function transferHeaders(request: OpenRequest): Readonly<Record<string, string>> {
  if (opensUpload(request)) {
    return { 'x-ms-transfer-mode': 'chunked', 'x-ms-content-length': String(contentLengthOf(request.run)) };
  }
  const range = request.range ?? firstPart(request);
  if (!range) return {};
  if (request.purpose === 'chunk') return { 'Content-Range': `bytes ${range.from}-${range.to}/${range.total}` };
  return { Range: `bytes=${range.from}-${range.to}` };
}

function methodOf(inputs: Value, isSubscription: boolean): string {
  const method = memberOf(inputs, 'method');
  if (typeof method === 'string') return method.toUpperCase();
  return isSubscription || memberOf(inputs, 'body') !== undefined ? 'POST' : 'GET';
}

function addressOf(action: ActionPlan, inputs: Value): string | undefined {
  if (action.type === 'Function') return functionAddress(textOf(memberOf(memberOf(inputs, 'function'), 'id')));
  if (action.type === 'ApiManagement') return apiManagementAddress(inputs);
  return textOf(memberOf(inputs, 'uri'));
}

function functionAddress(id: string | undefined): string | undefined {
  const [, site, name] = /\/sites\/([^/]+)\/functions\/([^/]+)\/?$/i.exec(id ?? '') ?? [];
  return site === undefined ? undefined : `https://${site}.azurewebsites.net/api/${name}`;
}

function apiManagementAddress(inputs: Value): string | undefined {
  const id = textOf(memberOf(memberOf(inputs, 'api'), 'id'));
  const [, service] = /\/service\/([^/]+)\//i.exec(id ?? '') ?? [];
  const template = textOf(memberOf(memberOf(inputs, 'pathTemplate'), 'template'));
  if (service === undefined || template === undefined) return undefined;
  const parameters = memberOf(memberOf(inputs, 'pathTemplate'), 'parameters');
  const path = template.replace(/\{([^{}]{1,80})\}/g, (whole, name: string) => {
    const value = memberOf(parameters, name);
    return value === undefined ? whole : percentEncode(valueText(value));
  });
  return `https://${service}.azure-api.net${path.startsWith('/') ? '' : '/'}${path}`;
}

/** Appends queries; names and values are percent-encoded, a space as `%20` (clause 7.2). */
export function withQueries(uri: string, queries: Value | undefined): string {
  if (!values.isObject(queries)) return uri;
  const pairs: string[] = [];
  for (const name of values.propertyNames(queries)) {
    const value = queries[name] ?? null;
    pairs.push(`${percentEncode(name)}=${percentEncode(valueText(value))}`);
  }
  if (pairs.length === 0) return uri;
  const [address = '', ...fragment] = uri.split('#');
  const joint = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return `${address}${joint}${pairs.join('&')}${fragment.length > 0 ? `#${fragment.join('#')}` : ''}`;
}

/** Percent-encodes a text for a path or a query. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** An absolute address with what no address may hold, such as a space, percent-encoded after its host. Anything else stays as it is. */
export function escapeAddress(uri: string): string {
  const [origin = ''] = /^https?:\/\/[^/?#]*/i.exec(uri) ?? [];
  if (origin === '') return uri;
  const rest = uri.slice(origin.length).toWellFormed();
  return origin + rest.replace(/[^!#-;=?-\]_a-z~]/gu, (character) => encodeURIComponent(character));
}

/** Scheme, host and port of an address, in lower case. */
export function originOf(uri: string): string {
  return (/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/.exec(uri)?.[0] ?? '').toLowerCase();
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
