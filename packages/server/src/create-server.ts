import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { createConnectorModels } from './connectors/connector-models.ts';
import { serveManagement } from './management/serve-management.ts';
import { createGauges } from './operations/gauges.ts';
import { serveHealth } from './operations/health.ts';
import { guardUnrouted, sendSecurityHeaders } from './operations/security-headers.ts';
import { serveMetrics } from './operations/serve-metrics.ts';
import { writeRegions } from './ownership/first-owner.ts';
import { createOwnerGate } from './ownership/owner-gate.ts';
import type { RouteParts, ServerParts } from './parts.ts';
import { servePortal } from './portal/serve-portal.ts';
import { platformRoutes } from './routes/index.ts';
import { answerFailure } from './routing/answer-failure.ts';
import { callerLimits, limitCallers } from './routing/caller-limits.ts';
import { rateLimitKey } from './routing/rate-limit-key.ts';
import { registerRoutes } from './routing/register-routes.ts';

/** Makes the server of the product, ready to listen: the platform API, the management API and the portal. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { store, config, ids } = parts;
  const server = Fastify({
    loggerInstance: parts.log,
    genReqId: () => ids.next(),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy:
      config.trustedProxies === undefined || config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    forceCloseConnections: true,
    ...limitCallers(config.callerLimits ?? callerLimits),
    // An endpoint that is given with a slash at its end makes addresses that begin with two.
    rewriteUrl: ({ url = '/' }) => url.replace(/^\/{2,}/, '/'),
    routerOptions: { maxParamLength: 2_000, caseSensitive: true },
    // A body that names a prototype is not silently mended but refused.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'ignore',
    // What cannot be routed at all, such as a broken percent-encoding, is answered like any other refusal.
    frameworkErrors(error, request, reply) {
      guardUnrouted(reply, config.publicUrl);
      void answerFailure(error, request, reply);
    },
  }) as unknown as FastifyInstance;
  server.decorateRequest('caller', undefined);
  server.setErrorHandler(answerFailure);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await sendSecurityHeaders(server, config.publicUrl);
  await server.register(cookie);
  await server.register(rateLimit, { global: false, keyGenerator: rateLimitKey });
  serveHealth(server, parts);
  const gauges = createGauges(store);
  serveMetrics(server, parts, gauges);
  await server.register(async (gated) => {
    keepShutUntilOwned(gated, parts);
    await servePlatformApi(gated, { ...parts, models: createConnectorModels(), gauges });
    serveManagement(gated, parts);
  });
  await servePortal(server, config.portalFolder);
  server.addHook('onReady', () => store.asSystem((scope) => writeRegions(scope, parts)));
  return server;
}

/** While nobody owns the instance, only what leads to an owner works. */
function keepShutUntilOwned(gated: FastifyInstance, { store }: ServerParts): void {
  const gate = createOwnerGate(store);
  gated.addHook('onRequest', async ({ routeOptions }) => {
    if (routeOptions.config.beforeOwner !== true) await gate.check();
  });
}

async function servePlatformApi(server: FastifyInstance, parts: RouteParts): Promise<void> {
  await server.register(async (platform) => {
    await platform.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Tenon platform API',
          version: parts.config.version,
          description:
            'Organizations, custom connectors, nominations, reviews and the catalogue. Workflows, runs and connections are reached through the management API under /subscriptions.',
        },
        components: {
          securitySchemes: {
            token: { type: 'http', scheme: 'bearer', description: 'An API token, made in the portal.' },
            session: {
              type: 'apiKey',
              in: 'cookie',
              name: '__Host-tenon',
              description: 'The session of a browser; over plain http the cookie is called tenon-<port>.',
            },
          },
        },
        security: [{ token: [] }, { session: [] }],
      },
      transform: jsonSchemaTransform,
    });
    registerRoutes(platform, parts, platformRoutes);
    platform.get('/api/v1/openapi.json', { config: { beforeOwner: true }, schema: { hide: true } }, async () =>
      platform.swagger(),
    );
  });
}
