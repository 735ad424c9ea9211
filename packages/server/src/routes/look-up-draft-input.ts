import type { JsonObject, JsonValue } from '@tenon/connector';
import { lookUpDraftInput as contract } from '@tenon/contract';
import { connectorVersions } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { lookUpInput as look } from '../connectors/look-up-input.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Asks the API of the newest version. The values of the connection are used and not kept. */
export const lookUpDraftInput = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  perMinute: 300,
  async handle({ params, body, member, parts, inTenant, authorize }) {
    const connector = await inTenant(async (scope) => {
      const found = await findConnector(scope, member, params.connectorId);
      authorize(found);
      const newest = await connectorVersions(scope).newest(params.connectorId);
      return newest === undefined ? undefined : parts.models.of(newest).value;
    });
    if (connector === undefined) throw notFound('connector', params.connectorId);
    return look({
      connector,
      operationId: params.operationId,
      input: body.input,
      // What zod read from JSON is JSON.
      values: body.values as JsonObject,
      ...(body.selected === undefined ? {} : { selected: body.selected as JsonValue }),
      call: (operationId, values) =>
        parts.connectorCalls.testOperation({ connector, operationId, values, connection: body.connection }),
    });
  },
});
