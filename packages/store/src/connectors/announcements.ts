import type { Scope } from '../scope.ts';

/** What a connector is for and how to use it, told to all who can see it. */
export interface Announcement {
  readonly tenantId: string;
  readonly announcementId: string;
  readonly connectorId: string;
  readonly purpose: string;
  readonly howToUse: string;
  readonly announcedBy: string | null;
  readonly createdAt: Date;
}

/** Announcements of connectors. */
export function announcements(scope: Scope) {
  return {
    async insert(announcement: Announcement): Promise<void> {
      await scope.query(
        `insert into announcements (tenant_id, announcement_id, connector_id, purpose, how_to_use, announced_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          announcement.tenantId,
          announcement.announcementId,
          announcement.connectorId,
          announcement.purpose,
          announcement.howToUse,
          announcement.announcedBy,
          announcement.createdAt,
        ],
      );
    },
    /** Newest first. */
    list(connectorId: string): Promise<readonly (Announcement & { readonly announcedByName: string | null })[]> {
      return scope.query(
        `select a.tenant_id as "tenantId", announcement_id as "announcementId", connector_id as "connectorId", purpose,
           how_to_use as "howToUse", announced_by as "announcedBy", a.created_at as "createdAt",
           m.display_name as "announcedByName"
         from announcements a left join members m on m.member_id = a.announced_by and m.tenant_id = a.tenant_id
         where connector_id = $1 order by announcement_id desc limit 100`,
        [connectorId],
      );
    },
  };
}
