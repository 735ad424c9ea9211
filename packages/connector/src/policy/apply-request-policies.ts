import type { CallProblems } from '../call/call-problem.ts';
import type { ConnectionValues } from '../call/connection-values.ts';
import { encodePath, encodeUnsafe, encodeValue } from '../call/encode-url.ts';
import type { RequestDraft } from '../call/request-draft.ts';
import type { PolicyTemplate } from '../model/policy-template.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { type JsonValue, scalarText } from '../source/json-value.ts';
import { parseUrl } from '../url/parse-url.ts';
import { evaluateTemplate, type PolicyScope } from './evaluate-template.ts';
import { parsePath } from './expression.ts';
import { keepsHost } from './host-policies.ts';
import { transformBody } from './transform-body.ts';

/** A call that has to be made first, because a policy takes a value from its answer. */
export interface Preparation {
  readonly method: string;
  /** Relative to the address of the API, encoded. */
  readonly path: string;
  /** Where the value goes in the main request. */
  readonly target: { readonly kind: 'header' | 'query'; readonly name: string };
  /** The expression that takes the value from the answer. */
  readonly valuePath: string;
}

/** What request policies need to know. */
export interface RequestPolicyContext {
  readonly policies: readonly PolicyTemplate[];
  readonly operationId: string | undefined;
  readonly values: ConnectionValues;
  readonly problems: CallProblems;
  readonly missing: 'refuse' | 'leave-out';
  /** Query values that the last poll of a polling trigger left for the next. */
  readonly pollState?: { readonly [name: string]: JsonValue | undefined };
}

/** The policies of a section that apply to an operation, in their order. */
export function policiesFor(
  policies: readonly PolicyTemplate[],
  section: PolicyTemplate['section'],
  operationId: string | undefined,
): readonly PolicyTemplate[] {
  const id = operationId?.toLowerCase();
  return policies.filter(
    (policy) =>
      policy.section === section &&
      (policy.operations.length === 0 || policy.operations.some((name) => name.toLowerCase() === id)),
  );
}

/** Applies the request policies of an operation in their order; answers with the calls that must be made first. */
export function applyRequestPolicies(draft: RequestDraft, context: RequestPolicyContext): readonly Preparation[] {
  const preparations: Preparation[] = [];
  for (const policy of policiesFor(context.policies, 'request', context.operationId)) {
    applyPolicy(draft, policy, { context, preparations });
  }
  return preparations;
}

interface Application {
  readonly context: RequestPolicyContext;
  readonly preparations: Preparation[];
}

function applyPolicy(draft: RequestDraft, policy: PolicyTemplate, application: Application): void {
  const { context } = application;
  switch (policy.template) {
    case 'dynamichosturl':
    case 'dynamicsubdomain':
      if (!draft.isPlaced) setBase(draft, policy, context);
      return;
    case 'routerequesttoendpoint':
      if (!draft.isPlaced) reroute(draft, policy, context);
      return;
    case 'setheader':
      setHeaderByPolicy(draft, policy, context);
      return;
    case 'setqueryparameter':
      setQueryByPolicy(draft, policy, context);
      return;
    case 'setvaluefromurl':
      prepare(draft, policy, application);
      return;
    case 'pollingtrigger':
      applyPollState(draft, context);
      return;
    default:
      if (draft.body.kind === 'json') {
        const body = transformBody(policy, scopeOf(draft, context));
        if (body !== undefined) draft.body = { kind: 'json', value: body };
      }
  }
}

/** Where the expressions of request policies find their values. */
function scopeOf(draft: RequestDraft, context: RequestPolicyContext): PolicyScope {
  return {
    connectionParameter: (name) => context.values.get(name),
    header: (name) => draft.headers.get(name),
    queryParameter: (name) => {
      const found = draft.queries.find((pair) => pair.name === decodePercent(name));
      return found && decodePercent(found.value);
    },
    body: draft.body.kind === 'json' ? draft.body.value : undefined,
    method: draft.method,
  };
}

/** A policy text with its expressions filled in; undefined, with a note, when one of them has no value. */
function fill(
  policy: PolicyTemplate,
  name: string,
  parts: { draft: RequestDraft; context: RequestPolicyContext; write?: (value: JsonValue) => string },
): string | undefined {
  const { value, missing } = evaluateTemplate(
    policy.parameters[name],
    scopeOf(parts.draft, parts.context),
    parts.write,
  );
  if (missing.length === 0) return scalarText(value);
  if (parts.context.missing === 'refuse') {
    parts.context.problems.add(
      'call-placeholder-unresolved',
      `The policy ${policy.template} needs ${missing.join(', ')}, which has no value.`,
      'Give the connection (or the call) that value.',
    );
  }
  return undefined;
}

function setBase(draft: RequestDraft, policy: PolicyTemplate, context: RequestPolicyContext): void {
  const url = fill(policy, 'urlTemplate', { draft, context })?.trim();
  if (url === undefined) return;
  const parsed = parseUrl(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
  if (!parsed || parsed.query !== undefined || !keepsHost(policy, url)) {
    if (context.missing === 'leave-out') return;
    context.problems.add(
      'call-host-invalid',
      `The policy ${policy.template} gives ${JSON.stringify(url)}, which is no http(s) address that it may give.`,
      'Give the connection the address of the service, such as https://example.com.',
    );
    return;
  }
  draft.base = `${parsed.scheme}://${parsed.host}${parsed.path.replace(/\/+$/, '')}`;
}

function reroute(draft: RequestDraft, policy: PolicyTemplate, context: RequestPolicyContext): void {
  const path = fill(policy, 'newPath', { draft, context, write: (value) => encodePath(scalarText(value)) });
  if (path === undefined) return;
  const [route = '', query] = path.trim().split('?', 2);
  const filled = route.replace(/\{([^{}]+)\}/g, (written, name: string) => draft.pathValues.get(name) ?? written);
  const kept = encodeUnsafe(filled);
  draft.path = kept.startsWith('/') ? kept : `/${kept}`;
  for (const pair of (query ?? '').split('&').filter((text) => text !== '')) {
    const [name = '', value = ''] = pair.split('=', 2);
    replaceQuery(draft, decodePercent(name), encodeValue(decodePercent(value)));
  }
  if (policy.parameters['httpMethod'] === undefined) return;
  const method = fill(policy, 'httpMethod', { draft, context })?.trim() ?? '';
  if (/^[a-z]+$/i.test(method)) draft.method = method.toLowerCase();
}

/** `override` (the usual), `skip` what is there already, or `append` to it. */
function existsAction(policy: PolicyTemplate): string {
  const action = policy.parameters['existsAction'];
  return typeof action === 'string' ? action.toLowerCase() : 'override';
}

function setHeaderByPolicy(draft: RequestDraft, policy: PolicyTemplate, context: RequestPolicyContext): void {
  const name = fill(policy, 'name', { draft, context });
  const value = fill(policy, 'value', { draft, context });
  if (name === undefined || value === undefined || name.trim() === '') return;
  const known = draft.headers.get(name);
  const action = existsAction(policy);
  if (known !== undefined && action === 'skip') return;
  draft.headers.set(name.trim(), known !== undefined && action === 'append' ? `${known},${value}` : value.trim());
}

function setQueryByPolicy(draft: RequestDraft, policy: PolicyTemplate, context: RequestPolicyContext): void {
  const written = fill(policy, 'name', { draft, context });
  const value = fill(policy, 'value', { draft, context });
  if (written === undefined || value === undefined || written.trim() === '') return;
  const name = decodePercent(written.trim());
  const isKnown = draft.queries.some((pair) => pair.name === name);
  const action = existsAction(policy);
  if (isKnown && action === 'skip') return;
  if (action === 'append') draft.queries.push({ name, value: encodeValue(value) });
  else replaceQuery(draft, name, encodeValue(value));
}

function replaceQuery(draft: RequestDraft, name: string, value: string): void {
  const at = draft.queries.findIndex((pair) => pair.name === name);
  draft.queries = draft.queries.filter((pair) => pair.name !== name);
  draft.queries.splice(at < 0 ? draft.queries.length : at, 0, { name, value });
}

function prepare(draft: RequestDraft, policy: PolicyTemplate, { context, preparations }: Application): void {
  const target = parsePath(scalarText(policy.parameters['parameterTemplate'] ?? ''));
  const url = fill(policy, 'parameterValueUrl', { draft, context });
  if (!target?.name || url === undefined || (target.source !== 'headers' && target.source !== 'queryParameters'))
    return;
  const method =
    policy.parameters['httpMethod'] === undefined ? 'get' : (fill(policy, 'httpMethod', { draft, context }) ?? 'get');
  const path = url.trim().replace(/\{([^{}]+)\}/g, (written, name: string) => draft.pathValues.get(name) ?? written);
  preparations.push({
    method: method.toLowerCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    target: { kind: target.source === 'headers' ? 'header' : 'query', name: target.name },
    valuePath: scalarText(policy.parameters['parameterValuePathTemplate'] ?? ''),
  });
}

function applyPollState(draft: RequestDraft, context: RequestPolicyContext): void {
  for (const [name, value] of Object.entries(context.pollState ?? {})) {
    if (value !== undefined && value !== null && value !== '')
      replaceQuery(draft, name, encodeValue(scalarText(value)));
  }
}
