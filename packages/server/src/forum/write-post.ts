import { type CatalogueEntry, type ForumPost, forumPosts, nominations, type Scope, tenants } from '@tenon/store';
import type { Caller } from '../authentication/caller.ts';
import { tell } from '../nominations/tell.ts';
import type { RouteParts } from '../parts.ts';

/** Keeps what a member wrote in the forum of an entry, under the name that he and his organization have now. */
export async function writePost(
  system: Scope,
  { member, parts }: { readonly member: Caller; readonly parts: RouteParts },
  post: Pick<ForumPost, 'entryName' | 'questionId' | 'title' | 'body'>,
): Promise<ForumPost> {
  const written: ForumPost = {
    ...post,
    postId: parts.ids.next(),
    authorTenantId: member.tenantId,
    authorId: member.memberId,
    authorName: member.displayName,
    authorOrganization: (await tenants(system).find(member.tenantId))?.displayName ?? '',
    isSolved: false,
    createdAt: parts.clock.now(),
  };
  await forumPosts(system).insert(written);
  return written;
}

/** Tells whoever nominated an entry that somebody asked about it. */
export async function tellPublisherOfQuestion(
  system: Scope,
  parts: RouteParts,
  entry: CatalogueEntry,
  question: ForumPost,
): Promise<void> {
  const nominatedBy = (await nominations(system).find(entry.nominationId))?.submittedBy;
  if (nominatedBy === undefined || nominatedBy === null || nominatedBy === question.authorId) return;
  await tell(
    system,
    parts,
    { tenantId: entry.publisherTenantId, memberId: nominatedBy },
    {
      kind: 'catalogue',
      title: `A question about ${entry.title}: ${question.title}`,
      body: question.body,
      link: linkTo(entry, question.postId),
    },
  );
}

/** Tells who asked, and who answered before, that there is an answer. */
export async function tellOfAnswer(
  system: Scope,
  parts: RouteParts,
  {
    entry,
    question,
    answer,
  }: { readonly entry: CatalogueEntry; readonly question: ForumPost; readonly answer: ForumPost },
): Promise<void> {
  const earlier = await forumPosts(system).answers(question.postId);
  const readers = new Map([question, ...earlier].map(({ authorId, authorTenantId }) => [authorId, authorTenantId]));
  readers.delete(answer.authorId);
  for (const [memberId, tenantId] of readers) {
    await tell(
      system,
      parts,
      { tenantId, memberId },
      {
        kind: 'catalogue',
        title: `${answer.authorName} answered: ${question.title}`,
        body: answer.body,
        link: linkTo(entry, question.postId),
      },
    );
  }
}

function linkTo({ name }: CatalogueEntry, questionId: string): string {
  return `/catalogue/${encodeURIComponent(name)}?question=${questionId}`;
}
