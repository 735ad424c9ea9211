import type { Scope } from '../scope.ts';

/** Something a member is told. */
export interface Notice {
  readonly tenantId: string;
  /** A version 7 UUID: newer notices have greater ids. */
  readonly noticeId: string;
  readonly memberId: string;
  readonly kind: 'announcement' | 'nomination' | 'review' | 'catalogue' | 'system';
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

const columns = `tenant_id as "tenantId", notice_id as "noticeId", member_id as "memberId", kind, title, body, link,
  created_at as "createdAt", read_at as "readAt"`;

/** Notices. */
export function notices(scope: Scope) {
  return {
    async insert(notice: Notice): Promise<void> {
      await scope.query(
        `insert into notices (tenant_id, notice_id, member_id, kind, title, body, link, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          notice.tenantId,
          notice.noticeId,
          notice.memberId,
          notice.kind,
          notice.title,
          notice.body,
          notice.link,
          notice.createdAt,
        ],
      );
    },
    /** The newest 200 of a member, newest first. */
    list(memberId: string, options: { readonly unreadOnly: boolean }): Promise<readonly Notice[]> {
      return scope.query(
        `select ${columns} from notices where member_id = $1 and ($2 = false or read_at is null)
         order by notice_id desc limit 200`,
        [memberId, options.unreadOnly],
      );
    },
    async countUnread(memberId: string): Promise<number> {
      const rows = await scope.query<{ count: number }>(
        `select count(*)::int as count from notices where member_id = $1 and read_at is null`,
        [memberId],
      );
      return rows[0]?.count ?? 0;
    },
    /** Marks one notice of the member, or all, as read; answers whether there was one. */
    async markRead(memberId: string, at: Date, noticeId?: string): Promise<boolean> {
      const rows = await scope.query(
        `update notices set read_at = coalesce(read_at, $2)
         where member_id = $1 and ($3::uuid is null or notice_id = $3) returning notice_id`,
        [memberId, at, noticeId ?? null],
      );
      return rows.length > 0;
    },
  };
}
