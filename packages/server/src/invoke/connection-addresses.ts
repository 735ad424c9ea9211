import { randomUUID } from 'node:crypto';
import { connections } from '@tenon/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { armRefusal } from '../management/arm-codes.ts';
import { callerMistake } from '../management/caller-mistake.ts';
import { errorAnswer, send } from '../management/plugin.ts';
import type { ManagementServices } from '../management/services.ts';
import { type ConnectionPlace, readConnectionKey } from './connection-key.ts';
import { workflowKey } from './signature.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The connection whose key a request brought; settled before its body is read. */
    openedConnection?: ConnectionPlace;
  }
}

const bodyLimit = 1_000_000;
const prefix = '/connection-runtime';

/** Where the API of a connection is reached with a connection key, without a slash at the end. */
export function connectionRuntimeUrl(publicUrl: string, connectionId: string): string {
  return `${publicUrl}${prefix}/${workflowKey(connectionId)}`;
}

/** Serves what is called with a connection key: requests pass on to the API of the connection, with its credentials. */
export function registerConnectionAddresses(app: FastifyInstance, services: ManagementServices): void {
  const { vault, clock, store, connectorCalls } = services;
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.decorateRequest('openedConnection');
    scope.setErrorHandler((error, _request, reply) =>
      send(reply, errorAnswer(callerMistake(error, bodyLimit), services)),
    );
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: `${prefix}/:connection/*`,
      bodyLimit,
      onRequest: admit,
      handler: passOn,
    });
  });

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.headers({ 'x-ms-request-id': randomUUID(), 'cache-control': 'no-store' });
    const given = /^(?:Key|Bearer) (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const place = readConnectionKey(vault, given, clock.now());
    const { connection } = request.params as { readonly connection: string };
    if (place === undefined || workflowKey(place.connectionId) !== connection.toLowerCase()) {
      throw armRefusal(
        'InvalidAuthenticationToken',
        'The connection key is absent, of another connection, or has expired. List the keys of the connection again.',
      );
    }
    request.openedConnection = place;
  }

  async function passOn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const place = request.openedConnection;
    if (place === undefined) throw new Error('A call of a connection reached its handler without a key.');
    const { tenantId, connectionId } = place;
    if ((await store.inTenant(tenantId, (scope) => connections(scope).findById(connectionId))) === undefined)
      throw armRefusal('ConnectionNotFound', 'The connection is not there any more.');
    const url = request.raw.url ?? '';
    const { accept, 'content-type': contentType } = request.headers;
    const { response, failure } = await connectorCalls.callConnection({
      tenantId,
      connectionId,
      method: request.method,
      pathAndQuery: url.slice(`${prefix}/`.length + workflowKey(connectionId).length),
      headers: {
        ...(accept === undefined ? {} : { accept }),
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      },
      ...(typeof request.body === 'string' && request.body !== '' ? { body: request.body } : {}),
    });
    if (response === null) throw armRefusal('OperationFailed', failure?.message ?? 'The request got no answer.');
    // Somebody else's words, on our origin: no browser may take them for a page of ours.
    reply.headers({ 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' });
    return reply
      .code(response.status)
      .header('content-type', response.headers['content-type'] ?? 'application/octet-stream')
      .send(response.body);
  }
}
