import * as allRoutes from '@tenon/contract';
import { problem, type RouteContract } from '@tenon/contract';
import type { FastifyInstance } from 'fastify';
import { requireCaller } from '../authentication/authenticate.ts';
import type { Caller } from '../authentication/caller.ts';
import type { RouteParts } from '../parts.ts';
import { refuseNul } from './refuse-nul.ts';
import { type Call, checkEntry, type Route } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who makes the request; set for routes of members. */
    caller: Caller | undefined;
  }
  interface FastifyContextConfig {
    /** Works while nobody owns the instance. */
    readonly beforeOwner?: boolean;
  }
}

const ordinaryBodyLimit = 1_000_000;

/** Puts routes on a server: who calls is settled before the body is read, the shape of the request before the handler runs. */
export function registerRoutes(server: FastifyInstance, parts: RouteParts, routes: readonly Route[]): void {
  for (const route of routes) {
    const { contract, access } = route;
    server.route({
      method: contract.method,
      url: contract.path.replace(/\{(\w+)\}/g, ':$1'),
      bodyLimit: route.bodyLimit ?? ordinaryBodyLimit,
      schema: { ...toSchema(contract), ...(access.kind === 'anyone' ? { security: [] } : {}) },
      config: {
        beforeOwner: access.kind === 'anyone' && access.beforeOwner,
        ...(route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: 60_000 } }),
      },
      async onRequest(request) {
        if (access.kind === 'anyone') return;
        request.caller = await requireCaller(parts, request);
        checkEntry(access, request.caller);
      },
      async preValidation(request) {
        refuseNul(request.params, 'path');
        refuseNul(request.query, 'query');
        if (route.carriesFiles !== true) refuseNul(request.body, 'body');
      },
      async handler(request, reply) {
        const call = { params: request.params, query: request.query, body: request.body, parts, request, reply };
        const answer = await route.answer(call as unknown as Call<RouteContract>, request.caller);
        reply.code(contract.status);
        return contract.status === 204 ? reply.send() : answer;
      },
    });
  }
}

/** The names of the contract's entries are the operation ids of the published document. */
const names = new Map(
  Object.entries(allRoutes).flatMap(([name, entry]) =>
    typeof entry === 'object' && 'method' in entry ? [[entry as RouteContract, name] as const] : [],
  ),
);

function toSchema(contract: RouteContract): Record<string, unknown> {
  return {
    operationId: names.get(contract),
    summary: contract.summary,
    tags: [contract.tag],
    params: contract.params,
    querystring: contract.query,
    ...(contract.body === undefined ? {} : { body: contract.body }),
    response: { [contract.status]: contract.answer, '4xx': problem },
  };
}
