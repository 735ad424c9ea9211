import { listNotices as contract } from '@tenon/contract';
import { notices } from '@tenon/store';
import { memberRoute } from '../routing/route.ts';

/** The caller's notices, newest first. */
export const listNotices = memberRoute({
  contract,
  handle: ({ query, member, inTenant }) =>
    inTenant(async (scope) => {
      const found = await notices(scope).list(member.memberId, { unreadOnly: query.unread === 'true' });
      return {
        notices: found.map(({ noticeId, kind, title, body, link, createdAt, readAt }) => ({
          id: noticeId,
          kind,
          title,
          body,
          link,
          createdAt: createdAt.toISOString(),
          readAt: readAt?.toISOString() ?? null,
        })),
        unread: await notices(scope).countUnread(member.memberId),
      };
    }),
});
