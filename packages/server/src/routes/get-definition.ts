import { getDefinition as contract } from '@tenon/contract';
import { connectorVersions } from '@tenon/store';
import { describeDefinition } from '../connectors/describe-definition.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';

/** The definition of the newest version as text. */
export const getDefinition = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ params, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      const newest = await connectorVersions(scope).newest(connectorId);
      if (newest === undefined) throw new Error(`The connector ${connectorId} has no version.`);
      return describeDefinition(parts.models.of(newest));
    }),
});
