import { listSuppressions as contract } from '@tenon/contract';
import { suppressions } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';
import { describeSuppression } from '../rules/describe-rules.ts';

/** The findings of a connector that its publisher answers for. */
export const listSuppressions = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ params, member, inTenant }) =>
    inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      return { suppressions: (await suppressions(scope).list(connectorId)).map(describeSuppression) };
    }),
});
