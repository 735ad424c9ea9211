import { askQuestion as contract } from '@tenon/contract';
import { findPublished } from '../catalogue/find-published.ts';
import { showQuestion } from '../forum/forum-view.ts';
import { tellPublisherOfQuestion, writePost } from '../forum/write-post.ts';
import { memberRoute } from '../routing/route.ts';

/** Asks a question about a published connector; whoever nominated it is told. */
export const askQuestion = memberRoute({
  contract,
  perMinute: 20,
  handle: (call) =>
    call.parts.store.asSystem(async (system) => {
      const { params, body, member, parts } = call;
      const entry = await findPublished(system, params.name);
      const question = await writePost(system, call, { ...body, entryName: entry.name, questionId: null });
      await tellPublisherOfQuestion(system, parts, entry, question);
      return showQuestion(system, { entry, member }, question.postId);
    }),
});
