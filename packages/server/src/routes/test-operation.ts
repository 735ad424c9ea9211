import { testOperation as contract } from '@tenon/contract';
import { connectorVersions } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { tryOperation } from '../connectors/try-operation.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Calls one operation of the newest version once. The values of the connection are used and not kept. */
export const testOperation = route({
  contract,
  permission: 'Microsoft.Web/customApis/test/action',
  at: 'target',
  perMinute: 120,
  async handle({ params, body, member, parts, inTenant, authorize }) {
    const { connectorId, operationId } = params;
    const model = await inTenant(async (scope) => {
      const connector = await findConnector(scope, member, connectorId);
      authorize(connector);
      const newest = await connectorVersions(scope).newest(connectorId);
      return newest === undefined ? undefined : parts.models.of(newest).value;
    });
    if (model === undefined) throw notFound('connector', connectorId);
    return tryOperation(parts, { connector: model, operationId, values: body.values, connection: body.connection });
  },
});
