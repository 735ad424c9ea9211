import type { JsonObject, JsonValue } from '@tenon/connector';
import { lookUpInput as contract } from '@tenon/contract';
import { findNamedConnection } from '../connectors/find-named-connection.ts';
import { lookUpInput as look } from '../connectors/look-up-input.ts';
import { route } from '../routing/route.ts';

/** Asks an API through a connection. The caller must hold the right to use it where it is. */
export const lookUpInput = route({
  contract,
  permission: 'Microsoft.Web/connections/use/action',
  at: 'target',
  perMinute: 300,
  async handle({ body, member, parts, inTenant, authorize }) {
    const { tenantId } = member;
    const connection = await inTenant((scope) => findNamedConnection(scope, body.connectionId));
    authorize(connection);
    const { connectionId } = connection;
    return look({
      connector: await parts.connectorCalls.connectorOf(connection),
      operationId: body.operationId,
      input: body.input,
      // What zod read from JSON is JSON.
      values: body.values as JsonObject,
      ...(body.next === undefined ? {} : { page: body.next }),
      ...(body.selected === undefined ? {} : { selected: body.selected as JsonValue }),
      call: (operationId, values, page) =>
        parts.connectorCalls.callOperation({
          tenantId,
          connectionId,
          operationId,
          values,
          ...(page === undefined ? {} : { page }),
        }),
    });
  },
});
