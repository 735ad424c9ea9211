import { readOverrides } from '@tenon/certification';
import { suppressFinding as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { suppressions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';
import { describeSuppression } from '../rules/describe-rules.ts';

/** Suppresses a rule at a place of a connector, with a reason. */
export const suppressFinding = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  handle: ({ params, body, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const { rule, pointer, reason } = body;
      readOverrides({ suppressions: [{ rule, pointer, reason, author: member.displayName }] });
      const { tenantId, connectorId } = connector;
      const kept = {
        tenantId,
        suppressionId: parts.ids.next(),
        connectorId,
        rule,
        pointer,
        reason,
        authorId: member.memberId,
        authorName: member.displayName,
        createdAt: parts.clock.now(),
      };
      if (!(await suppressions(scope).insert(kept))) {
        throw new Refusal(
          'already-suppressed',
          `"${rule}" is suppressed there already. Take that back to give another reason.`,
        );
      }
      await record(scope, parts, {
        by: member,
        action: 'finding.suppressed',
        target: connectorId,
        detail: { rule, pointer, reason },
      });
      return describeSuppression(kept);
    }),
});
