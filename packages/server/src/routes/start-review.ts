import { startReview as contract } from '@tenon/contract';
import { takeReviewStep } from '../nominations/review-route.ts';
import { route } from '../routing/route.ts';

/** Takes a signed nomination into review. */
export const startReview = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) => takeReviewStep(call, call.params.nominationId, { prepare: () => ({ kind: 'begin-review' }) }),
});
