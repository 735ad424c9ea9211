import { solveQuestion as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { forumPosts } from '@tenon/store';
import { findPublished } from '../catalogue/find-published.ts';
import { findQuestion, maySolve, showQuestion } from '../forum/forum-view.ts';
import { memberRoute } from '../routing/route.ts';

/** Says that a question is solved, or open again. */
export const solveQuestion = memberRoute({
  contract,
  handle: ({ params, body, member, parts }) =>
    parts.store.asSystem(async (system) => {
      const entry = await findPublished(system, params.name);
      const question = await findQuestion(system, { entry, member }, params.questionId);
      if (!maySolve(question, { entry, member })) {
        throw new Refusal('question-not-yours', 'Only who asked and the publisher can say whether it is solved.');
      }
      await forumPosts(system).setSolved(question.postId, body.isSolved);
      return showQuestion(system, { entry, member }, question.postId);
    }),
});
