import { readNotice as contract } from '@tenon/contract';
import { notices } from '@tenon/store';
import { notFound } from '../routing/not-allowed.ts';
import { memberRoute } from '../routing/route.ts';

/** Marks one of the caller's notices as read. */
export const readNotice = memberRoute({
  contract,
  handle: ({ params, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      const { noticeId } = params;
      if (!(await notices(scope).markRead(member.memberId, parts.clock.now(), noticeId))) {
        throw notFound('notice', noticeId);
      }
      return null;
    }),
});
