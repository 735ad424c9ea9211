import { type Value, values, valueText } from '@tenon/definition';
import { memberOf } from '../scope/records.ts';
import type { Artifact } from '../transform/to-transform-task.ts';

/** A workflow test, read from its file. */
export interface WorkflowTest {
  readonly id: string;
  readonly workflows: ReadonlyMap<string, { readonly definition: Value; readonly parameters: Value | undefined }>;
  readonly clock: string;
  readonly start: TestStart;
  readonly http: readonly Stub[];
  readonly apiConnections: readonly ConnectorStub[];
  readonly callbacks: readonly TestCallback[];
  /** Maps and schemas that the test holds itself. */
  readonly artifacts: readonly Artifact[];
  readonly expect: Value;
}

/** What starts the run. */
export interface TestStart {
  readonly trigger: string;
  readonly request?: Value;
  readonly polls?: number;
  readonly times?: number;
}

/** The replies that a request gets, in order; the last one repeats. */
export interface Stub {
  readonly method: string;
  readonly uri: string;
  readonly replies: readonly StubReply[];
}

/** The replies that a call through a connection gets. */
export interface ConnectorStub {
  readonly connection: string;
  readonly method: string;
  readonly path: string;
  readonly replies: readonly StubReply[];
}

/** One reply, after a latency. */
export interface StubReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Value;
  readonly latencyMs: number;
}

/** A call that arrives at the callback URL of a webhook action. */
export interface TestCallback {
  readonly action: string;
  readonly afterMs: number;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Value;
}

/** A test file that cannot be used, with where and why. */
export interface UnusableTest {
  readonly problem: string;
}

/** Reads a test file. */
export function readTest(source: Value): WorkflowTest | UnusableTest {
  const problems: string[] = [];
  const note = (problem: string): void => {
    problems.push(problem);
  };
  if (!values.isObject(source)) return { problem: 'A workflow test must be an object.' };
  const test: WorkflowTest = {
    id: textOr(memberOf(source, 'id'), ''),
    workflows: readWorkflows(memberOf(source, 'workflows'), note),
    clock: toInstant(textOr(memberOf(source, 'clock'), '2024-01-01T00:00:00Z'), note),
    start: readStart(memberOf(source, 'start'), note),
    http: listOf(memberOf(source, 'http'), 'http', note).map((stub) => ({
      method: textOr(memberOf(stub, 'method'), 'GET').toUpperCase(),
      uri: textOr(memberOf(stub, 'uri'), ''),
      replies: readReplies(memberOf(stub, 'replies'), note),
    })),
    apiConnections: listOf(memberOf(source, 'apiConnections'), 'apiConnections', note).map((stub) => ({
      connection: textOr(memberOf(stub, 'connection'), ''),
      method: textOr(memberOf(stub, 'method'), 'get').toUpperCase(),
      path: textOr(memberOf(stub, 'path'), ''),
      replies: readReplies(memberOf(stub, 'replies'), note),
    })),
    callbacks: listOf(memberOf(source, 'callbacks'), 'callbacks', note).map((callback) => {
      const request = memberOf(callback, 'request');
      const headers = readHeaders(memberOf(request, 'headers'));
      const body = receivedBody(memberOf(request, 'body'), headers);
      return {
        action: textOr(memberOf(callback, 'action'), ''),
        afterMs: duration(memberOf(callback, 'after'), note),
        method: textOr(memberOf(request, 'method'), 'POST'),
        headers,
        ...(body === undefined ? {} : { body }),
      };
    }),
    artifacts: readArtifacts(memberOf(source, 'artifacts')),
    expect: memberOf(source, 'expect') ?? {},
  };
  return problems.length > 0 ? { problem: problems.join(' ') } : test;
}

type Note = (problem: string) => void;

function readWorkflows(source: Value | undefined, note: Note): WorkflowTest['workflows'] {
  const workflows = new Map<string, { definition: Value; parameters: Value | undefined }>();
  if (!values.isObject(source)) {
    note('"workflows" must be an object with a "main" workflow.');
    return workflows;
  }
  for (const name of values.propertyNames(source)) {
    const definition = memberOf(source[name], 'definition');
    if (definition === undefined) note(`The workflow '${name}' has no "definition".`);
    else workflows.set(name.toLowerCase(), { definition, parameters: memberOf(source[name], 'parameters') });
  }
  if (!workflows.has('main')) note('"workflows" has no "main" workflow.');
  return workflows;
}

function readStart(source: Value | undefined, note: Note): TestStart {
  const trigger = memberOf(source, 'trigger');
  if (typeof trigger !== 'string') note('"start" must name a "trigger".');
  const request = memberOf(source, 'request');
  const polls = memberOf(source, 'polls');
  const times = memberOf(source, 'times');
  return {
    trigger: typeof trigger === 'string' ? trigger : '',
    ...(request === undefined ? {} : { request }),
    ...(typeof polls === 'number' ? { polls: Math.min(polls, MOST_EVENTS) } : {}),
    ...(typeof times === 'number' ? { times: Math.min(times, MOST_EVENTS) } : {}),
  };
}

const MOST_EVENTS = 10_000;

function readReplies(source: Value | undefined, note: Note): readonly StubReply[] {
  const replies = listOf(source, 'replies', note).map((reply): StubReply => {
    const status = memberOf(reply, 'status');
    const headers = readHeaders(memberOf(reply, 'headers'));
    const body = receivedBody(memberOf(reply, 'body'), headers);
    if (typeof status !== 'number') note('Every reply of a stub needs a "status".');
    return {
      status: typeof status === 'number' ? status : 0,
      headers: body === undefined ? headers : withType(headers, body),
      latencyMs: duration(memberOf(reply, 'latency'), note),
      ...(body === undefined ? {} : { body }),
    };
  });
  if (replies.length === 0) note('A stub needs at least one reply.');
  return replies;
}

/** A body as the workflow receives it: a text becomes what its `Content-Type` makes of it, anything else is parsed already. */
export function receivedBody(body: Value | undefined, headers: Readonly<Record<string, string>>): Value | undefined {
  if (typeof body !== 'string') return body;
  const [, contentType = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return values.receivedText(body, contentType);
}

function withType(headers: Readonly<Record<string, string>>, body: Value): Readonly<Record<string, string>> {
  if (Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) return headers;
  return { ...headers, 'Content-Type': typeof body === 'string' ? 'text/plain' : 'application/json' };
}

/** Headers of a test: an object of texts. */
export function readHeaders(source: Value | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!values.isObject(source)) return headers;
  for (const name of values.propertyNames(source)) {
    const value = source[name] ?? null;
    headers[name] = typeof value === 'object' ? valueText(value) : String(value);
  }
  return headers;
}

/** `{"maps": {"<name>": "<text>"}, "schemas": {…}}`. */
function readArtifacts(source: Value | undefined): readonly Artifact[] {
  return (['map', 'schema'] as const).flatMap((kind) => {
    const ofKind = memberOf(source, `${kind}s`) ?? null;
    if (!values.isObject(ofKind)) return [];
    return values.propertyNames(ofKind).map((name) => ({ kind, name, content: textOr(ofKind[name], '') }));
  });
}

function duration(source: Value | undefined, note: Note): number {
  if (source === undefined) return 0;
  const ms = typeof source === 'string' ? values.durationMs(source) : undefined;
  if (ms === undefined) note(`'${valueText(source)}' is no ISO 8601 duration.`);
  return ms ?? 0;
}

function toInstant(text: string, note: Note): string {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/.exec(text);
  if (!parts) note(`The "clock" must be written like 2024-01-01T00:00:00Z, not '${text}'.`);
  return parts ? `${parts[1]}.${(parts[2] ?? '').padEnd(7, '0')}Z` : '2024-01-01T00:00:00.0000000Z';
}

function listOf(source: Value | undefined, name: string, note: Note): readonly Value[] {
  if (source === undefined) return [];
  if (values.isArray(source)) return source;
  note(`"${name}" must be a list.`);
  return [];
}

function textOr(value: Value | undefined, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}
