import { type Members, member, objectMember, requireMembers, wordMember } from '../../document/members.ts';
import type { ActionBody } from '../action-body.ts';
import type { ActionDraft, Compilation } from '../compilation.ts';
import { checkRetryPolicy } from '../retry-policy.ts';
import { inputMembers, memberTemplate, wholeInputs } from './input.ts';

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];

/** Http, Function, ApiManagement (clauses 7.2 and 7.24). */
export function httpBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const required = { Function: ['function'], ApiManagement: ['api', 'method', 'pathTemplate'] }[draft.type] ?? [
    'uri',
    'method',
  ];
  const inputs = inputMembers(draft, required);
  if (!inputs) return undefined;
  checkMethod(inputs);
  checkRetryPolicy(inputs);
  return { kind: 'call', target: 'http', inputs: wholeInputs(draft, compilation) };
}

/** ApiConnection (clause 7.4). */
export function connectorBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['host', 'method', 'path']);
  if (!inputs || !connectionName(inputs)) return undefined;
  checkMethod(inputs);
  checkRetryPolicy(inputs);
  return { kind: 'call', target: 'connector', inputs: wholeInputs(draft, compilation) };
}

/** Where `inputs.host.connection.name` stands; reported when it lacks. */
export function connectionName(inputs: Members): { readonly pointer: string; readonly value: unknown } | undefined {
  const host = objectMember(inputs, 'host');
  if (!host || !requireMembers(host, ['connection'], '"host"')) return undefined;
  const connection = objectMember(host, 'connection');
  if (!connection || !requireMembers(connection, ['name'], '"connection"')) return undefined;
  return member(connection, 'name');
}

/** HttpWebhook (clause 7.3). */
export function httpWebhookBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['subscribe']);
  const subscribe = inputs && objectMember(inputs, 'subscribe');
  if (!inputs || !subscribe || !requireMembers(subscribe, ['uri'], '"subscribe"')) return undefined;
  checkMethod(subscribe);
  checkRetryPolicy(subscribe);
  const unsubscribe = objectMember(inputs, 'unsubscribe');
  const use = { compilation, draft };
  return {
    kind: 'webhook',
    target: 'http',
    subscribe: memberTemplate(inputs, 'subscribe', { ...use, viewpoint: 'subscribe' }),
    ...(unsubscribe && member(unsubscribe, 'uri')
      ? { unsubscribe: memberTemplate(inputs, 'unsubscribe', { ...use, viewpoint: 'end' }) }
      : {}),
  };
}

/** ApiConnectionWebhook (clause 7.5). */
export function connectorWebhookBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['host', 'path']);
  if (!inputs || !connectionName(inputs)) return undefined;
  checkRetryPolicy(inputs);
  return { kind: 'webhook', target: 'connector', subscribe: wholeInputs(draft, compilation, 'subscribe') };
}

/** Workflow: a call of another workflow (clause 7.21). */
export function childBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['host']);
  if (!inputs || !checkWorkflowHost(inputs)) return undefined;
  checkRetryPolicy(inputs);
  return { kind: 'call', target: 'child', inputs: wholeInputs(draft, compilation) };
}

/** SendToBatch (clause 7.21). */
export function batchBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['host', 'batchName', 'content']);
  if (!inputs || !checkWorkflowHost(inputs)) return undefined;
  return { kind: 'call', target: 'batch', inputs: wholeInputs(draft, compilation) };
}

function checkWorkflowHost(inputs: Members): boolean {
  const host = objectMember(inputs, 'host');
  if (!host || !requireMembers(host, ['workflow'], '"host"')) return false;
  const workflow = objectMember(host, 'workflow');
  return workflow !== undefined && requireMembers(workflow, ['id'], '"workflow"');
}

function checkMethod(inputs: Members): void {
  const method = member(inputs, 'method')?.value;
  if (typeof method === 'string' && !method.includes('@')) wordMember(inputs, 'method', METHODS);
}
