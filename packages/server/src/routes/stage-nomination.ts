import { stageNomination as contract } from '@tenon/contract';
import { takeReviewStep } from '../nominations/review-route.ts';
import { route } from '../routing/route.ts';

/** Stages an approved version in the next ring. */
export const stageNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) => takeReviewStep(call, call.params.nominationId, { prepare: () => ({ kind: 'stage' }) }),
});
