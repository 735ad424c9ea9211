import { type Value, values, valueText } from '@tenon/definition';
import { memberOf } from '../scope/records.ts';
import type { OpenRequest, RunState } from '../state/state.ts';

const DROPPED: ReadonlySet<string> = new Set([
  'allow',
  'cookie',
  'expires',
  'host',
  'last-modified',
  'origin',
  'set-cookie',
  'transfer-encoding',
]);

const KEPT_CONTENT: ReadonlySet<string> = new Set(['content-disposition', 'content-encoding', 'content-type']);

/** The headers of a request as they leave: without those that are dropped, with a content type for the body (clauses 7.2, 9.4). */
export function sentHeaders(headers: Value | undefined, body: Value | undefined): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const name of values.isObject(headers) ? values.propertyNames(headers) : []) {
    if (!isDropped(name.toLowerCase())) sent[name] = oneLine(valueText(memberOf(headers, name) ?? null));
  }
  const hasType = Object.keys(sent).some((name) => name.toLowerCase() === 'content-type');
  const type = hasType || body === undefined || body === null ? undefined : contentTypeOf(body);
  if (type !== undefined) sent['Content-Type'] = type;
  return sent;
}

function isDropped(name: string): boolean {
  if (name.startsWith('accept-')) return name !== 'accept-version';
  if (name.startsWith('content-')) return !KEPT_CONTENT.has(name);
  return DROPPED.has(name);
}

/** What a body is sent as where nobody says: content as what it is, a text as text, anything else as JSON. */
export function contentTypeOf(body: Value): string {
  const isStored = values.isStored(body);
  if (isStored && body.kind === 'bytes') return body.contentType;
  if (typeof body === 'string' || (isStored && body.kind === 'text')) return 'text/plain; charset=utf-8';
  const declared = isStored ? undefined : memberOf(body, '$content-type');
  if (typeof declared === 'string') return declared;
  return typeof body === 'object' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
}

/** The headers that tell the receiver which run calls (clause 9.4). */
export function addedHeaders(state: RunState, request: OpenRequest): Readonly<Record<string, string>> {
  const { started } = state;
  if (!started) return {};
  const { workflow, run } = started;
  const version = workflow.version ?? '';
  return Object.fromEntries(
    Object.entries({
      'User-Agent': `azure-logic-apps/1.0 (workflow ${workflow.name}; version ${version})`,
      'x-ms-workflow-id': workflow.id,
      'x-ms-workflow-version': version,
      'x-ms-workflow-name': workflow.name,
      'x-ms-workflow-system-id': `/locations/${workflow.location}/workflows/${workflow.name}`,
      'x-ms-workflow-run-id': run,
      'x-ms-workflow-run-tracking-id': started.correlationId,
      'x-ms-workflow-operation-name': request.run.action.name,
      'x-ms-execution-location': workflow.location,
      'x-ms-tracking-id': request.run.trackingId ?? '',
      'x-ms-correlation-id': started.correlationId,
      'x-ms-client-request-id': request.id,
      'x-ms-client-tracking-id': started.clientTrackingId,
      'x-ms-action-tracking-id': request.run.trackingId ?? '',
      'x-ms-activity-vector': 'IN.01',
    }).map(([name, value]) => [name, oneLine(value)]),
  );
}

/** Header values hold no line breaks and no other control characters, whoever wrote them. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
