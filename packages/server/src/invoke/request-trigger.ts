import { type Plan, type TriggerPlan, type Value, values } from '@tenon/definition';
import type { AccessKeys, Workflow } from '@tenon/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { armRefusal } from '../management/arm-codes.ts';
import { workflowResourceId } from '../management/logic/workflow-shape.ts';
import type { ManagementServices } from '../management/services.ts';
import { callersOf, checkCallerAddress } from './access-control.ts';
import { checkToken } from './callers/check-token.ts';
import type { IssuerKeys } from './callers/issuer-keys.ts';
import { type CallerProof, readProof } from './callers/read-proof.ts';
import { incomingBody, incomingHeaders, incomingQueries, keptContent } from './incoming-request.ts';
import { matchRelativePath } from './relative-path.ts';
import { type ReadStored, sendReply } from './send-reply.ts';
import { isInForce, isSignedBy, workflowIdOf } from './signature.ts';

/** What the address of a request trigger names. */
export interface TriggerAddress {
  readonly key: string;
  readonly triggerName: string;
  readonly version: string | undefined;
  /** What follows `/paths/invoke`, still encoded. */
  readonly rest: string;
  readonly query: URLSearchParams;
}

/** A call of a request trigger that may be carried out: its signature or token is good, and the trigger takes calls. */
export interface AuthorizedCall {
  readonly workflow: Workflow;
  /** The version that the address names, if it does. */
  readonly version: string | undefined;
  readonly trigger: TriggerPlan;
  readonly relativePathParameters: Readonly<Record<string, string>>;
}

/** Checks everything that can be checked before the body is read. Refuses in the order: signature or token, address of the caller, state, trigger, method, path. */
export async function authorizeCall(
  services: ManagementServices & { readonly issuerKeys: IssuerKeys },
  address: TriggerAddress,
  { method, ip, headers }: Pick<FastifyRequest, 'method' | 'ip' | 'headers'>,
): Promise<AuthorizedCall> {
  const { query } = address;
  const proof = readProof(address.key.toLowerCase(), { query, authorization: headers.authorization });
  const workflowId = workflowIdOf(address.key);
  const found = workflowId === undefined ? undefined : await services.runtime.findCallable(workflowId, address.version);
  if (found === undefined) throw armRefusal('WorkflowNotFound', 'The workflow could not be found.');
  const callers = callersOf(found.workflow);
  if (proof.kind === 'token') {
    const { policies } = callers;
    if (policies.length === 0)
      throw armRefusal(
        'OAuthAccessPolicyNotFound',
        'The workflow takes no tokens. Call the signed URL of its trigger.',
      );
    await checkToken(proof.token, { policies, issuerKeys: services.issuerKeys, at: services.clock.now() });
  } else {
    checkSignature(proof, { address, keys: found.keys, at: services.clock.now() });
    if (!callers.takesSignatures)
      throw armRefusal(
        'DirectApiInvalidAuthorizationScheme',
        "The workflow's access control takes no signatures. Send a Bearer token to the URL without 'sp', 'sv' and 'sig'.",
      );
  }
  const { workflow } = found;
  checkCallerAddress(workflow, 'triggers', ip);
  if (workflow.state !== 'Enabled') {
    throw armRefusal(
      'WorkflowTriggerIsNotEnabled',
      `The workflow '${workflow.name}' is disabled, so its trigger takes no calls.`,
    );
  }
  const { plan } = found;
  if (plan === undefined)
    throw armRefusal('WorkflowVersionNotFound', `The workflow has no version '${address.version?.slice(0, 100)}'.`);
  const trigger = callableTrigger(plan, address.triggerName);
  const { request } = trigger;
  if (request?.method !== undefined && request.method.toUpperCase() !== method) {
    throw armRefusal(
      'TriggerRequestMethodNotValid',
      `The trigger '${trigger.name}' takes ${request.method} and not ${method}.`,
    );
  }
  const relativePathParameters = matchRelativePath(request?.relativePath, address.rest);
  if (relativePathParameters === undefined) {
    throw armRefusal(
      'TriggerRelativePathNotValid',
      `The path does not match the trigger's relative path '${request?.relativePath ?? ''}'.`,
    );
  }
  return { workflow, version: address.version, trigger, relativePathParameters };
}

function checkSignature(
  { permit, signature }: Extract<CallerProof, { kind: 'signature' }>,
  { address, keys, at }: { readonly address: TriggerAddress; readonly keys: AccessKeys; readonly at: Date },
): void {
  const prefix = address.version === undefined ? '' : `/versions/${address.version}`;
  const wanted = `${prefix}/triggers/${address.triggerName}/run`;
  const isGood =
    isSignedBy(permit, signature, [keys.primary, keys.secondary]) &&
    permit.sp.toLowerCase() === wanted.toLowerCase() &&
    isInForce(permit, at);
  if (isGood) return;
  throw armRefusal(
    'DirectApiInvalidAuthorizationSignature',
    'The signature of the URL is not valid for this trigger, or no longer. Ask for its callback URL again.',
  );
}

function callableTrigger(plan: Plan, name: string): TriggerPlan {
  const trigger = plan.findTrigger(name);
  if (
    trigger !== undefined &&
    (trigger.type === 'Request' || trigger.type.endsWith('Webhook') || trigger.type.endsWith('Notification'))
  )
    return trigger;
  throw armRefusal(
    'WorkflowTriggerNotFound',
    `The workflow has no trigger '${name.slice(0, 100)}' that is called by a URL.`,
  );
}

/** Fires the trigger and sends the caller what the run answers. */
export async function carryOutCall(
  services: ManagementServices,
  call: AuthorizedCall & { readonly query: URLSearchParams },
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const { workflow, version, trigger } = call;
  const authorization = trigger.options.has('includeauthorizationheadersinoutputs') ? 'show' : 'hide';
  const body = incomingBody(request);
  const queries = incomingQueries(call.query);
  const outputs: [string, Value][] = [['headers', incomingHeaders(request, { authorization })]];
  if (queries !== undefined) outputs.push(['queries', queries]);
  if (Object.keys(call.relativePathParameters).length > 0)
    outputs.push(['relativePathParameters', call.relativePathParameters]);
  if (body !== undefined) outputs.push(['body', body]);
  const trackingId = request.headers['x-ms-client-tracking-id'];
  const stored = keptContent(request);
  const { keptFor } = request;
  const fired = await services.runtime.fireRequestTrigger({
    tenantId: workflow.tenantId,
    workflowId: workflow.workflowId,
    ...(version === undefined ? {} : { version }),
    triggerName: trigger.name,
    outputs: values.makeObject(outputs),
    ...(stored === undefined || keptFor === undefined ? {} : { kept: { runName: keptFor, content: stored } }),
    ...(typeof trackingId === 'string' && trackingId !== '' ? { clientTrackingId: trackingId.slice(0, 256) } : {}),
  });
  const { bodyLease } = request;
  if (bodyLease !== undefined) {
    // The run has the body in its memory as long as it is here, and no longer only the call.
    delete request.bodyLease;
    services.runtime.whenLeft(fired.runName, bodyLease.release);
  }
  const read: ReadStored = (content) => services.runtime.readBody(fired.runName, content);
  const answer = await fired.response;
  if (answer.isAnonymous || trigger.hidesWorkflow) {
    reply.removeHeader('x-ms-request-id');
    return sendReply(reply, answer, read);
  }
  reply.headers({
    'x-ms-tracking-id': String(reply.getHeader('x-ms-request-id')),
    'x-ms-workflow-id': workflow.workflowId.replaceAll('-', ''),
    'x-ms-workflow-name': encodeURIComponent(workflow.name),
    'x-ms-workflow-version': version ?? workflow.version,
    'x-ms-workflow-run-id': fired.runName,
    'x-ms-workflow-resource-id': encodeURI(workflowResourceId(workflow)),
    'x-ms-client-tracking-id': encodeURIComponent(fired.clientTrackingId),
    'x-ms-trigger-history-name': fired.runName,
  });
  return sendReply(reply, answer, read);
}
