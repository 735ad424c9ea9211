import { unsuppressFinding as contract } from '@tenon/contract';
import { suppressions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Takes a suppression back: the finding counts again. */
export const unsuppressFinding = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  handle: ({ params, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const taken = await suppressions(scope).delete(connector.connectorId, params.suppressionId);
      if (taken === undefined) throw notFound('suppression', params.suppressionId);
      await record(scope, parts, {
        by: member,
        action: 'finding.counted-again',
        target: connector.connectorId,
        detail: { rule: taken.rule, pointer: taken.pointer },
      });
      return null;
    }),
});
