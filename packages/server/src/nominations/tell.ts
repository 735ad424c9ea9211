import { members, type Notice, notices, roleAssignments, type Scope } from '@tenon/store';
import type { ServerParts } from '../parts.ts';
import type { KeptNomination } from './kept-nomination.ts';

type Message = Pick<Notice, 'kind' | 'title' | 'body' | 'link'>;

/** Tells whoever nominated a version. */
export async function tellPublisher(
  scope: Scope,
  parts: Pick<ServerParts, 'ids' | 'clock'>,
  nomination: KeptNomination,
  message: Omit<Message, 'link' | 'kind'>,
): Promise<void> {
  const { submittedBy, tenantId, nominationId } = nomination;
  if (submittedBy === null) return;
  await tell(
    scope,
    parts,
    { tenantId, memberId: submittedBy },
    {
      ...message,
      kind: 'nomination',
      link: `/nominations/${nominationId}`,
    },
  );
}

/** Tells every reviewer. Reviewers are of any tenant, so this needs the system scope. */
export async function tellReviewers(
  system: Scope,
  parts: Pick<ServerParts, 'ids' | 'clock'>,
  nomination: KeptNomination,
  message: Omit<Message, 'link' | 'kind'>,
): Promise<void> {
  for (const reviewer of await roleAssignments(system).holders('Catalogue reviewer')) {
    await tell(system, parts, reviewer, {
      ...message,
      kind: 'review',
      link: `/reviews/${nomination.nominationId}`,
    });
  }
}

/** Tells the reviewer who is the contact of a nomination, or every reviewer where nobody is. */
export async function tellContact(
  system: Scope,
  parts: Pick<ServerParts, 'ids' | 'clock'>,
  nomination: KeptNomination,
  message: Omit<Message, 'link' | 'kind'>,
): Promise<void> {
  const contact = nomination.life.reviewer;
  const member = contact === undefined ? undefined : await members(system).find(contact);
  if (member === undefined) return tellReviewers(system, parts, nomination, message);
  await tell(system, parts, member, { ...message, kind: 'review', link: `/reviews/${nomination.nominationId}` });
}

/** Tells one member. */
export async function tell(
  scope: Scope,
  { ids, clock }: Pick<ServerParts, 'ids' | 'clock'>,
  to: { readonly tenantId: string; readonly memberId: string },
  message: Message,
): Promise<void> {
  await notices(scope).insert({ ...message, ...to, noticeId: ids.next(), createdAt: clock.now(), readAt: null });
}
