import { listReviews as contract } from '@tenon/contract';
import { nominations } from '@tenon/store';
import { describeSummary } from '../nominations/describe-nomination.ts';
import { readKept } from '../nominations/kept-nomination.ts';
import { route } from '../routing/route.ts';

const waiting = ['agreement-signed', 'in-review', 'approved', 'staged'];

/** The nominations of every tenant that wait for a reviewer, oldest first, or all. */
export const listReviews = route({
  contract,
  permission: 'Tenon/reviews/read',
  at: 'instance',
  async handle({ query, parts }) {
    const found = await nominations(parts.store.system).queue(query.all === 'true' ? undefined : waiting);
    return { nominations: found.map((each) => describeSummary(readKept(each))) };
  },
});
