import { getQuestion as contract } from '@tenon/contract';
import { findPublished } from '../catalogue/find-published.ts';
import { showQuestion } from '../forum/forum-view.ts';
import { memberRoute } from '../routing/route.ts';

/** A question about a published connector, with its answers. */
export const getQuestion = memberRoute({
  contract,
  async handle({ params, member, parts }) {
    const { system } = parts.store;
    const entry = await findPublished(system, params.name);
    return showQuestion(system, { entry, member }, params.questionId);
  },
});
