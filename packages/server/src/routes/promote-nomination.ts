import { promoteNomination as contract } from '@tenon/contract';
import { setEntryState } from '../catalogue/set-entry-state.ts';
import { takeReviewStep } from '../nominations/review-route.ts';
import { tellPublisher } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Removes the Preview tag. */
export const promoteNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      prepare: () => ({ kind: 'make-generally-available', evidence: { note: call.body.note ?? '' } }),
      async follow(after, system) {
        await setEntryState(system, call.parts, after, 'generally-available');
        await tellPublisher(system, call.parts, after, {
          title: `${after.title} is generally available`,
          body: 'The Preview tag is gone.',
        });
        return after;
      },
    }),
});
