import { listAnnouncements as contract } from '@tenon/contract';
import { announcements } from '@tenon/store';
import { toPerson } from '../connectors/describe-connector.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';

/** The announcements of a connector, newest first. */
export const listAnnouncements = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ params, member, inTenant }) =>
    inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      const found = await announcements(scope).list(connectorId);
      return {
        announcements: found.map(({ announcementId, purpose, howToUse, announcedBy, announcedByName, createdAt }) => ({
          id: announcementId,
          purpose,
          howToUse,
          by: toPerson(announcedBy, announcedByName),
          createdAt: createdAt.toISOString(),
        })),
      };
    }),
});
