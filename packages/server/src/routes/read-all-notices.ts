import { readAllNotices as contract } from '@tenon/contract';
import { notices } from '@tenon/store';
import { memberRoute } from '../routing/route.ts';

/** Marks all of the caller's notices as read. */
export const readAllNotices = memberRoute({
  contract,
  handle: ({ member, parts, inTenant }) =>
    inTenant(async (scope) => {
      await notices(scope).markRead(member.memberId, parts.clock.now());
      return null;
    }),
});
