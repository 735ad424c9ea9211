import { deletePost as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { forumPosts } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findPublished } from '../catalogue/find-published.ts';
import { mayDelete } from '../forum/forum-view.ts';
import { notFound } from '../routing/not-allowed.ts';
import { memberRoute } from '../routing/route.ts';

/** Deletes what the caller wrote; a reviewer deletes anything. A question goes with its answers. */
export const deletePost = memberRoute({
  contract,
  handle: ({ params, member, parts }) =>
    parts.store.asSystem(async (system) => {
      const entry = await findPublished(system, params.name);
      const post = await forumPosts(system).find(entry.name, params.postId);
      if (post === undefined) throw notFound('question or answer', params.postId);
      if (!mayDelete(post, { entry, member })) {
        throw new Refusal('post-not-yours', 'Only who wrote it, or a reviewer, can delete it.');
      }
      await forumPosts(system).delete(post.postId);
      await record(system, parts, {
        by: member,
        action: 'forum.post-deleted',
        target: post.postId,
        detail: { connector: entry.name, writtenBy: post.authorId },
      });
      return null;
    }),
});
