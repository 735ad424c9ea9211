import { randomUUID } from 'node:crypto';
import type { StoredContent } from '@tenon/definition';
import { type ByteLease, type CallBody, content } from '@tenon/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerMistake } from '../management/caller-mistake.ts';
import { errorAnswer, send } from '../management/plugin.ts';
import type { ManagementServices } from '../management/services.ts';
import { createIssuerKeys } from './callers/issuer-keys.ts';
import { sendContent } from './content-addresses.ts';
import { readIncomingBody } from './read-incoming-body.ts';
import { type AuthorizedCall, authorizeCall, carryOutCall } from './request-trigger.ts';
import {
  authorizeCallback,
  type CallbackPlace,
  closedCallback,
  deliverCallback,
  readLateResponse,
} from './run-addresses.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What was settled about a call of a trigger URL before its body is read. */
    authorizedCall?: AuthorizedCall & { readonly query: URLSearchParams };
    /** What a large body takes of the memory; given back when the run has it. */
    bodyLease?: ByteLease;
    /** The run that a large body was kept for. */
    keptFor?: string;
    /** The action that a call of a callback URL is for, settled before its body is read. */
    callbackPlace?: CallbackPlace;
  }
}

/** The largest message that a trigger takes. */
const bodyLimit = 104_857_600;
const anyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

const contentPaths = [
  '/workflows/:key/runs/:run/contents/:content',
  '/workflows/:key/runs/:run/actions/:action/contents/:content',
  '/workflows/:key/runs/:run/actions/:action/repetitions/:repetition/contents/:content',
  '/workflows/:key/runs/:run/actions/:action/requestHistories/:request/contents/:content',
  '/workflows/:key/runs/:run/actions/:action/repetitions/:repetition/requestHistories/:request/contents/:content',
  '/workflows/:key/triggers/:trigger/histories/:history/contents/:content',
] as const;

interface UrlParams {
  readonly key: string;
  readonly version?: string;
  readonly trigger?: string;
  readonly run?: string;
  readonly action?: string;
}

/**
 * Serves what is called with a signature instead of a signed-in caller: request triggers, callbacks of webhook actions, late responses.
 * Request triggers take tokens of other issuers too, where their workflow says so.
 */
export function registerTriggerUrls(app: FastifyInstance, services: ManagementServices): void {
  const { egress, clock, log } = services;
  const issuerKeys = createIssuerKeys({
    egress,
    clock,
    onFailure: (issuer, reason) =>
      log.warn({ issuer, reason: reason.slice(0, 300) }, 'the keys of an issuer of tokens cannot be read'),
  });

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (request: FastifyRequest, source: FastifyRequest['raw']) =>
      takeBody(request, source),
    );
    scope.decorateRequest('authorizedCall');
    scope.decorateRequest('bodyLease');
    scope.decorateRequest('keptFor');
    scope.decorateRequest('callbackPlace');
    for (const hook of ['onResponse', 'onRequestAbort'] as const) {
      scope.addHook(hook, async (request: FastifyRequest) => request.bodyLease?.release());
    }
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('x-ms-request-id', randomUUID());
      reply.header('cache-control', 'no-store');
    });
    scope.setErrorHandler((error, request, reply) => {
      // What is left of a body that is not taken is not waited for.
      if (!request.raw.complete) reply.header('connection', 'close');
      return send(reply, errorAnswer(callerMistake(error, bodyLimit), services));
    });

    for (const version of ['', '/versions/:version']) {
      for (const rest of ['', '/*']) {
        scope.route({
          method: [...anyMethod],
          url: `/workflows/:key${version}/triggers/:trigger/paths/invoke${rest}`,
          bodyLimit,
          onRequest: (request) => authorize(request),
          handler: (request, reply) => {
            const call = request.authorizedCall;
            if (call === undefined) throw new Error('A trigger call reached its handler unauthorized.');
            return carryOutCall(services, call, { request, reply });
          },
        });
      }
    }
    scope.route({
      method: [...anyMethod],
      url: '/workflows/:key/runs/:run/actions/:action/run',
      bodyLimit,
      onRequest: async (request) => {
        const { key, run = '', action = '' } = request.params as UrlParams;
        const address = { key, runName: run, path: action, query: queryOf(request) };
        request.callbackPlace = await authorizeCallback(services, address, request);
      },
      handler: (request, reply) => {
        const { callbackPlace } = request;
        if (callbackPlace === undefined) throw new Error('A callback reached its handler unauthorized.');
        return deliverCallback(services, callbackPlace, { request, reply });
      },
    });
    scope.get('/workflows/:key/runs/:run/response', (request: FastifyRequest, reply: FastifyReply) => {
      const { key, run = '' } = request.params as UrlParams;
      return readLateResponse(services, { key, runName: run, query: queryOf(request) }, { request, reply });
    });
    for (const path of contentPaths) {
      const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
        reply.header('access-control-allow-origin', '*');
      };
      scope.get(path, { onRequest }, (request: FastifyRequest, reply: FastifyReply) => {
        const { key } = request.params as UrlParams;
        const full = (request.raw.url ?? '').split('?')[0] ?? '';
        const below = full.slice(full.indexOf(key) + key.length);
        const address = { key, path: decodeURIComponent(below), query: queryOf(request) };
        return sendContent(services, address, { request, reply });
      });
      // A page of another site reads the link with headers of its own; the signature alone gives access.
      scope.options(path, { onRequest }, (_request, reply) =>
        reply
          .code(204)
          .headers({
            'access-control-allow-methods': 'GET',
            'access-control-allow-headers': '*',
            'access-control-max-age': '600',
          })
          .send(),
      );
    }
  });

  async function takeBody(request: FastifyRequest, source: FastifyRequest['raw']): Promise<Buffer | StoredContent> {
    const { key } = request.params as UrlParams;
    const { authorizedCall, callbackPlace } = request;
    const declared = request.headers['content-length'];
    const declaredBytes = declared === undefined ? undefined : Number(declared);
    const place =
      declaredBytes === undefined || declaredBytes > content.uncountedBytes ? await findPlace(request) : undefined;
    const read = await readIncomingBody(services.callBodies, {
      source,
      declaredBytes,
      contentType: request.headers['content-type'],
      limit: bodyLimit,
      owner: authorizedCall?.workflow.tenantId ?? callbackPlace?.tenantId ?? key,
      keeper: place?.keeper,
    });
    if ('stored' in read) {
      if (place !== undefined) request.keptFor = place.runName;
      return read.stored;
    }
    if (read.lease !== undefined) request.bodyLease = read.lease;
    return read.bytes;
  }

  /** Where a large body goes, for the run that the call is for. */
  async function findPlace({ authorizedCall, callbackPlace }: FastifyRequest): Promise<CallBody | undefined> {
    if (authorizedCall !== undefined) {
      const { workflow, trigger } = authorizedCall;
      return services.runtime.bodyOfCall({ workflowId: workflow.workflowId, triggerName: trigger.name });
    }
    if (callbackPlace === undefined) return undefined;
    const place = await services.runtime.bodyOfCallback(callbackPlace);
    if (place === 'closed') throw closedCallback();
    return place;
  }

  async function authorize(request: FastifyRequest): Promise<void> {
    const { key, version, trigger = '' } = request.params as UrlParams;
    const query = queryOf(request);
    const path = (request.raw.url ?? '').split('?')[0] ?? '';
    const rest = /\/paths\/invoke(\/.*)?$/i.exec(path)?.[1] ?? '';
    const address = { key, version, triggerName: trigger, rest, query };
    request.authorizedCall = { ...(await authorizeCall({ ...services, issuerKeys }, address, request)), query };
  }
}

function queryOf(request: FastifyRequest): URLSearchParams {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
}
