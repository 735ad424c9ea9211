import type { JsonObject, JsonValue } from '@tenon/connector';
import { lookUpInput as contract } from '@tenon/contract';
import { connections, type Scope } from '@tenon/store';
import { lookUpInput as look } from '../connectors/look-up-input.ts';
import { readResourceId } from '../management/resource-id.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Asks an API through a connection. The caller must hold the right to use it where it is. */
export const lookUpInput = route({
  contract,
  permission: 'Microsoft.Web/connections/use/action',
  at: 'target',
  perMinute: 300,
  async handle({ body, member, parts, inTenant, authorize }) {
    const { tenantId } = member;
    const connection = await inTenant((scope) => findConnection(scope, body.connectionId));
    authorize(connection);
    const { connectionId } = connection;
    return look({
      connector: await parts.connectorCalls.connectorOf(connection),
      operationId: body.operationId,
      input: body.input,
      // What zod read from JSON is JSON.
      values: body.values as JsonObject,
      ...(body.selected === undefined ? {} : { selected: body.selected as JsonValue }),
      call: (operationId, values) =>
        parts.connectorCalls.callOperation({ tenantId, connectionId, operationId, values }),
    });
  },
});

async function findConnection(scope: Scope, id: string) {
  const read = readResourceId(id);
  const isConnection = read?.type === 'microsoft.web/connections' && /^[0-9a-f-]{36}$/i.test(read.subscriptionId);
  const found =
    isConnection && read.resourceGroup !== undefined
      ? await connections(scope).find({
          subscriptionId: read.subscriptionId.toLowerCase(),
          resourceGroup: read.resourceGroup,
          name: read.name,
        })
      : undefined;
  if (found === undefined) throw notFound('connection', id);
  return found;
}
