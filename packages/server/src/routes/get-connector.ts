import { getConnector as contract } from '@tenon/contract';
import { describeConnector } from '../connectors/describe-connector.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';

/** One connector, for those who can see it. */
export const getConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: (call) =>
    call.inTenant(async (scope) =>
      describeConnector(scope, call, await findConnector(scope, call.member, call.params.connectorId)),
    ),
});
