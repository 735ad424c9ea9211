import { listQuestions as contract } from '@tenon/contract';
import { forumPosts } from '@tenon/store';
import { findPublished } from '../catalogue/find-published.ts';
import { describeQuestion } from '../forum/forum-view.ts';
import { memberRoute } from '../routing/route.ts';

/** The questions about a published connector, those with the newest post first. */
export const listQuestions = memberRoute({
  contract,
  async handle({ params, member, parts }) {
    const { system } = parts.store;
    const entry = await findPublished(system, params.name);
    const questions = await forumPosts(system).questions(entry.name);
    return { questions: questions.map((question) => describeQuestion(question, { entry, member })) };
  },
});
