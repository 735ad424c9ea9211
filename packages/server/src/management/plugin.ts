import { randomUUID } from 'node:crypto';
import { readValue, type Value } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { databaseTrouble } from '../database/database-trouble.ts';
import { checkApiVersion } from './api-version.ts';
import { armRefusal, armStatus } from './arm-codes.ts';
import type { ArmAnswer, ArmJson, ArmRoute, Caller } from './arm-route.ts';
import { createArmRouter } from './arm-router.ts';
import { callerMistake } from './caller-mistake.ts';
import { placeOfRequest } from './place-of-request.ts';
import type { ManagementServices } from './services.ts';
import { writeAnswer } from './write-answer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who makes a request of the management API; settled before its body is read. */
    managementCaller?: Caller | undefined;
    /** The path of the route that a request of the management API met, with its parameters by name. */
    managementRoute?: string | undefined;
  }
}

/** Bodies hold workflows and API definitions. */
const bodyLimit = 25_000_000;
const jsonType = 'application/json; charset=utf-8';
const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'] as const;
/** First segments of the paths, in any spelling of their letters. */
const roots = ['subscriptions', 'providers', 'tenants'];

/**
 * Serves routes of the management API. Who calls comes first, then the api-version, the subscription, the resource group,
 * the permission, and then the handler; every refusal is an error body with a code.
 */
export function registerManagementApi(
  app: FastifyInstance,
  { routes, services }: { readonly routes: readonly ArmRoute[]; readonly services: ManagementServices },
): void {
  const find = createArmRouter(routes);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const handler = (request: FastifyRequest, reply: FastifyReply) => answerRequest(request, reply);
    scope.decorateRequest('managementCaller');
    scope.decorateRequest('managementRoute');
    // One pattern for all roots: the router takes two patterns at one place for the same route.
    const anyRoot = roots.map((root) => [...root].map((letter) => `[${letter}${letter.toUpperCase()}]`).join(''));
    for (const url of [`/:root(^(?:${anyRoot.join('|')})$)`, `/:root(^(?:${anyRoot.join('|')})$)/*`]) {
      scope.route({ method: [...methods], url, bodyLimit, onRequest: admit, handler });
    }
    scope.setErrorHandler((error, _request, reply) =>
      send(reply, errorAnswer(callerMistake(error, bodyLimit), services)),
    );
  });

  /** Settles who calls before the body is read: a stranger's is never taken in. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const requestId = request.headers['x-ms-client-request-id'];
    reply.header('x-ms-request-id', randomUUID());
    reply.header('x-ms-correlation-request-id', randomUUID());
    if (typeof requestId === 'string') reply.header('x-ms-client-request-id', requestId);
    reply.header('cache-control', 'no-store');
    request.managementCaller = await services.authenticate(request);
    if (request.managementCaller === undefined)
      throw armRefusal(
        'AuthenticationFailed',
        'Authentication failed. Send a valid token: Authorization: Bearer <token>.',
      );
  }

  async function answerRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      return send(reply, await carryOut(request));
    } catch (error) {
      return send(reply, errorAnswer(error, services));
    }
  }

  async function carryOut(request: FastifyRequest): Promise<ArmAnswer> {
    const { managementCaller: caller } = request;
    if (caller === undefined) throw new Error('A management request reached its handler unauthenticated.');
    const [path = '', search = ''] = splitUrl(request.raw.url ?? '/');
    const query = readQuery(search);
    checkApiVersion(path, query.get('api-version'));
    const match = find(request.method, path);
    if (match.kind === 'nothing')
      throw armRefusal('NotFound', `There is no route ${request.method} ${path.slice(0, 200)}.`);
    if (match.kind === 'other-method') {
      const allow = match.allow.join(', ');
      const refusal = armRefusal('MethodNotAllowed', `${request.method} is not possible here. Use ${allow}.`);
      return { ...errorAnswer(refusal, services), headers: { allow } };
    }
    request.managementRoute = match.route.path;
    const place = await placeOfRequest(services.store, { route: match.route, params: match.params, caller });
    return match.route.handle({
      caller,
      query,
      url: `${services.publicUrl()}${path}`,
      publicUrl: services.publicUrl(),
      ...place,
      readBody: () => readBody(request.body),
      inTenant: (work) => services.store.inTenant(caller.tenantId, work),
    });
  }
}

/** A refusal, or a defect of ours, as an error body. */
export function errorAnswer(thrown: unknown, services: Pick<ManagementServices, 'logError'>): ArmAnswer {
  const error = thrown instanceof Refusal ? thrown : databaseTrouble(thrown);
  if (error === undefined) {
    services.logError(thrown, 'a management request failed');
    return {
      status: 500,
      body: { error: { code: 'InternalServerError', message: 'Something went wrong here. It is logged.' } },
    };
  }
  const { status, code } = armStatus(error);
  const details = error.diagnostics.map(({ code: detail, message, place }) => ({
    code: detail,
    message,
    target: place?.pointer,
  }));
  const body: ArmJson = {
    error: { code, message: error.message, details: details.length === 0 ? undefined : details },
  };
  const headers: Record<string, string> = {};
  if (status === 401) headers['www-authenticate'] = 'Bearer authorization_uri="/", error="invalid_token"';
  if (status === 429 || status === 503) headers['retry-after'] = '5';
  return { status, body, headers };
}

/** Sends an answer; without a body nothing but the status and headers. */
export function send(reply: FastifyReply, answer: ArmAnswer): FastifyReply {
  reply.code(answer.status);
  if (answer.headers) reply.headers(answer.headers);
  if (answer.body === undefined) return reply.send();
  return reply.header('content-type', jsonType).send(writeAnswer(answer.body));
}

/** Names of query parameters compare ignoring case. A NUL, which no stored text has, is refused. */
function readQuery(search: string): URLSearchParams {
  const read = [...new URLSearchParams(search)];
  if (read.some(([, value]) => value.includes('\u0000')))
    throw armRefusal('InvalidRequestContent', 'The query has a NUL character in it.');
  return new URLSearchParams(read.map(([name, value]) => [name.toLowerCase(), value]));
}

function splitUrl(url: string): readonly [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

function readBody(body: unknown): Value | undefined {
  if (!Buffer.isBuffer(body) || body.length === 0) return undefined;
  try {
    return readValue(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw armRefusal('InvalidRequestContent', `The body is not JSON: ${why}`);
  }
}
