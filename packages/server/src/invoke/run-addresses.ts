import type { RunPlace } from '@tenon/runtime';
import { workflows } from '@tenon/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { armRefusal } from '../management/arm-codes.ts';
import type { ManagementServices } from '../management/services.ts';
import { type AccessSurface, checkCallerAddress } from './access-control.ts';
import { callbackPermission, responsePermission, runAddressKeys } from './callback-addresses.ts';
import { incomingBody, incomingHeaders } from './incoming-request.ts';
import { sendReply } from './send-reply.ts';
import { isInForce, isSignedBy, readPermit, workflowIdOf } from './signature.ts';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A callback URL, and the query with its signature. */
export interface CallbackAddress {
  readonly key: string;
  readonly runName: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The action of a run that may be called back. */
export type CallbackPlace = RunPlace & { readonly path: string };

/** Checks a call of a webhook action's callback URL, before its body is read. */
export async function authorizeCallback(
  services: ManagementServices,
  address: CallbackAddress,
  { ip }: Pick<FastifyRequest, 'ip'>,
): Promise<CallbackPlace> {
  const { runName, path } = address;
  const permission = callbackPermission(runName, path);
  const place = await authorizeRunAddress(services, address, { permission, surface: 'actions', ip });
  return { ...place, runName, path };
}

/** Hands a call of a webhook action's callback URL to its run. A second call finds the action closed. */
export async function deliverCallback(
  services: ManagementServices,
  place: CallbackPlace,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const body = incomingBody(request);
  const outcome = await services.runtime.deliverCallback({
    ...place,
    method: request.method,
    headers: incomingHeaders(request, { authorization: 'hide' }),
    ...(body === undefined ? {} : { body }),
  });
  if (outcome === 'closed') throw closedCallback();
  return reply.code(200).send();
}

/** Refuses a call that its action does not wait for. */
export function closedCallback(): Error {
  return armRefusal(
    'CallbackClosed',
    'The action does not wait for this callback: it was called already, or has ended.',
  );
}

/** Answers the caller who polls for an asynchronous Response: 202 until there is one. */
export async function readLateResponse(
  services: ManagementServices,
  address: { readonly key: string; readonly runName: string; readonly query: URLSearchParams },
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const { runName } = address;
  const place = await authorizeRunAddress(services, address, {
    permission: responsePermission(runName),
    surface: 'triggers',
    ip: request.ip,
  });
  const late = await services.runtime.lateResponse({ ...place, runName });
  if (late.isAnonymous) reply.removeHeader('x-ms-request-id');
  if (late.reply) return sendReply(reply, late.reply, (content) => services.runtime.readBody(runName, content));
  return reply
    .code(202)
    .header('location', `${services.publicUrl()}${request.raw.url ?? ''}`)
    .header('retry-after', '5')
    .send();
}

/** Checks the signature of an address that a run handed out, and finds whose run it is. */
export async function authorizeRunAddress(
  services: ManagementServices,
  address: { readonly key: string; readonly query: URLSearchParams },
  {
    permission,
    surface,
    ip,
  }: { readonly permission: string; readonly surface: AccessSurface; readonly ip: string | undefined },
): Promise<{ readonly tenantId: string; readonly workflowId: string }> {
  const signed = readPermit(address.key.toLowerCase(), address.query);
  if (signed === undefined) {
    throw armRefusal(
      'DirectApiAuthorizationRequired',
      "The request must be authenticated by the signature of its URL: 'sp', 'sv' and 'sig'.",
    );
  }
  const isGood =
    isSignedBy(signed.permit, signed.signature, runAddressKeys(services.vault)) &&
    signed.permit.sp === permission &&
    isInForce(signed.permit, services.clock.now());
  if (!isGood)
    throw armRefusal('DirectApiInvalidAuthorizationSignature', 'The signature of the URL is not valid, or no longer.');
  const workflowId = workflowIdOf(address.key);
  const workflow = workflowId && (await services.store.asSystem((scope) => workflows(scope).findById(workflowId)));
  if (!workflow) throw armRefusal('WorkflowNotFound', 'The workflow could not be found.');
  checkCallerAddress(workflow, surface, ip);
  return { tenantId: workflow.tenantId, workflowId: workflow.workflowId };
}
