import { announceConnector as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { announcements, connectorVersions, notices } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findAudience } from '../connectors/find-audience.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';

/** Tells exactly those who can see a connector what it is for and how to use it, in their notices. */
export const announceConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/announce/action',
  at: 'target',
  handle: ({ params, body, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const { connectorId, tenantId } = connector;
      const version = await connectorVersions(scope).newestSaved(connectorId);
      if (version === undefined) {
        throw new Refusal('draft-not-announced', 'Nobody else can see this draft yet. Create the connector first.');
      }
      const createdAt = parts.clock.now();
      const announcementId = parts.ids.next();
      const { purpose, howToUse } = body;
      await announcements(scope).insert({
        tenantId,
        announcementId,
        connectorId,
        purpose,
        howToUse,
        announcedBy: member.memberId,
        createdAt,
      });
      const audience = await findAudience(scope, connector);
      for (const { memberId } of audience) {
        await notices(scope).insert({
          tenantId,
          noticeId: parts.ids.next(),
          memberId,
          kind: 'announcement',
          title: `The connector ${version.title} is there for you`,
          body: howToUse === '' ? purpose : `${purpose}\n\n${howToUse}`,
          link: `/connectors/${connectorId}`,
          createdAt,
          readAt: null,
        });
      }
      await record(scope, parts, {
        by: member,
        action: 'connector.announced',
        target: connectorId,
        detail: { notified: audience.length },
      });
      return { id: announcementId, notified: audience.length };
    }),
});
