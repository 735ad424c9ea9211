import type { FastifyInstance } from 'fastify';
import { authenticate } from '../authentication/authenticate.ts';
import { createConnectorModels } from '../connectors/connector-models.ts';
import { registerConnectionAddresses } from '../invoke/connection-addresses.ts';
import { registerConsentAddresses } from '../invoke/consent-addresses.ts';
import { registerTriggerUrls } from '../invoke/trigger-urls.ts';
import type { ServerParts } from '../parts.ts';
import type { ArmRoute } from './arm-route.ts';
import { createHistoryTurns } from './logic/history-turns.ts';
import { integrationAccountRoutes } from './logic/integration-account-routes.ts';
import { integrationArtifactRoutes } from './logic/integration-artifact-routes.ts';
import { resubmitRoutes } from './logic/resubmit-routes.ts';
import { runRoutes } from './logic/run-routes.ts';
import { triggerHistoryRoutes } from './logic/trigger-history-routes.ts';
import { triggerRoutes } from './logic/trigger-routes.ts';
import { workflowDocumentRoutes } from './logic/workflow-document-routes.ts';
import { workflowRoutes } from './logic/workflow-routes.ts';
import { registerManagementApi } from './plugin.ts';
import { providerRoutes } from './resources/provider-routes.ts';
import { resourceListRoutes } from './resources/resource-list-routes.ts';
import { resourceRoutes } from './resources/resource-routes.ts';
import type { ManagementServices } from './services.ts';
import { connectionCallRoutes } from './web/connection-call-routes.ts';
import { connectionKeyRoutes } from './web/connection-key-routes.ts';
import { connectionRoutes } from './web/connection-routes.ts';
import { consentRoutes } from './web/consent-routes.ts';
import { customApiRoutes } from './web/custom-api-routes.ts';
import { dynamicRoutes } from './web/dynamic-routes.ts';
import { managedApiRoutes } from './web/managed-api-routes.ts';
import { wsdlRoutes } from './web/wsdl-routes.ts';

/** Serves the management API and the signed addresses of triggers, runs and contents. */
export function serveManagement(server: FastifyInstance, parts: ServerParts): void {
  const services: ManagementServices = {
    ...parts,
    models: createConnectorModels(),
    historyTurns: createHistoryTurns(),
    publicUrl: parts.config.publicUrl,
    authenticate: (request) => authenticate(parts, request),
    logError: (error, message) => parts.log.error({ err: error }, message),
  };
  registerManagementApi(server, { routes: managementRoutes(services), services });
  registerTriggerUrls(server, services);
  registerConsentAddresses(server, services);
  registerConnectionAddresses(server, services);
}

/** Every route of the management API, with the permission that it asks for. */
export function managementRoutes(services: ManagementServices): readonly ArmRoute[] {
  return [
    ...resourceRoutes(services),
    ...resourceListRoutes(),
    ...workflowRoutes(services),
    ...workflowDocumentRoutes(services),
    ...triggerRoutes(services),
    ...triggerHistoryRoutes(services),
    ...runRoutes(services),
    ...resubmitRoutes(services),
    ...integrationAccountRoutes(services),
    ...integrationArtifactRoutes(services),
    ...connectionRoutes(services),
    ...connectionCallRoutes(services),
    ...connectionKeyRoutes(services),
    ...dynamicRoutes(services),
    ...consentRoutes(services),
    ...customApiRoutes(services),
    ...managedApiRoutes(services),
    ...wsdlRoutes(services),
    ...providerRoutes(),
  ];
}
