import type { AnswerOf, getNomination, RouteContract } from '@tenon/contract';
import { isAllowed } from '@tenon/organization';
import { members, nominations, type Store, testAccounts } from '@tenon/store';
import type { MemberCall } from '../routing/route.ts';
import { describeNomination, peopleIn } from './describe-nomination.ts';
import type { KeptNomination } from './kept-nomination.ts';

/** A nomination as the caller may see it, with the names of those who acted in it, whatever their tenant. */
export async function showNomination(
  { member, parts, may }: Pick<MemberCall<RouteContract>, 'member' | 'parts' | 'may'>,
  nomination: KeptNomination,
): Promise<AnswerOf<typeof getNomination>> {
  return describeNomination(nomination, await namesOf(parts.store, peopleIn(nomination)), {
    memberId: member.memberId,
    mayPublish: nomination.tenantId === member.tenantId && may('Tenon/nominations/write', {}),
    mayReview: isAllowed(member.roles, 'Tenon/reviews/write', {}),
    now: parts.clock.now(),
    waitingBefore: await countWaitingBefore(parts.store, nomination),
    hasTestAccount: (await testAccounts(parts.store.system).find(nomination.nominationId)) !== undefined,
  });
}

/** How many signed nominations came before this one, while it waits for a reviewer itself. */
async function countWaitingBefore(store: Store, { life, updatedAt }: KeptNomination): Promise<number | null> {
  if (life.state !== 'agreement-signed') return null;
  return nominations(store.system).countWaiting(life.state, updatedAt);
}

async function namesOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of ids) {
    const found = await members(store.system).find(id);
    if (found !== undefined) names.set(id, found.displayName);
  }
  return names;
}
