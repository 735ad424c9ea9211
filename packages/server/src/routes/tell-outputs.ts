import type { JsonObject } from '@tenon/connector';
import { tellOutputs as contract } from '@tenon/contract';
import { askOutputs } from '../connectors/ask-outputs.ts';
import { findNamedConnection } from '../connectors/find-named-connection.ts';
import { findOffered } from '../connectors/find-offered.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Tells what an operation gives. Only who may use a connection asks through it. */
export const tellOutputs = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  perMinute: 300,
  async handle({ body, member, parts, inTenant, authorize }) {
    const { apiId, region, operationId } = body;
    const connector = await inTenant((scope) =>
      findOffered(scope, { member, models: parts.models }, { apiId, region }),
    );
    if (connector === undefined) throw notFound('connector', apiId);
    const operation = connector.operations.find((one) => one.operationId === operationId);
    if (operation === undefined) throw notFound('operation', operationId);
    // What zod read from JSON is JSON.
    const values = body.values as JsonObject;
    if (body.connectionId === undefined) return askOutputs({ connector, operation, values });
    const id = body.connectionId;
    const connection = await inTenant((scope) => findNamedConnection(scope, id));
    authorize(connection, 'Microsoft.Web/connections/use/action');
    const { tenantId } = member;
    const { connectionId } = connection;
    return askOutputs({
      connector,
      operation,
      values,
      call: (called, given) =>
        parts.connectorCalls.callOperation({ tenantId, connectionId, operationId: called, values: given }),
    });
  },
});
