import { answerQuestion as contract } from '@tenon/contract';
import { findPublished } from '../catalogue/find-published.ts';
import { findQuestion, showQuestion } from '../forum/forum-view.ts';
import { tellOfAnswer, writePost } from '../forum/write-post.ts';
import { memberRoute } from '../routing/route.ts';

/** Answers a question; who asked and who answered before are told. */
export const answerQuestion = memberRoute({
  contract,
  perMinute: 20,
  handle: (call) =>
    call.parts.store.asSystem(async (system) => {
      const { params, body, member, parts } = call;
      const entry = await findPublished(system, params.name);
      const question = await findQuestion(system, { entry, member }, params.questionId);
      const { postId: questionId } = question;
      const answer = await writePost(system, call, { entryName: entry.name, questionId, title: '', body: body.body });
      await tellOfAnswer(system, parts, { entry, question, answer });
      return showQuestion(system, { entry, member }, questionId);
    }),
});
