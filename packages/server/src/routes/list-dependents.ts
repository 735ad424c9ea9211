import { listDependents as contract } from '@tenon/contract';
import { findConnector } from '../connectors/find-connector.ts';
import { findDependents } from '../connectors/find-dependents.ts';
import { route } from '../routing/route.ts';

/** What would stop working without the connector. */
export const listDependents = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ params, member, inTenant }) =>
    inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      return findDependents(scope, connectorId);
    }),
});
