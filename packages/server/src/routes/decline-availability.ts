import { declineAvailability as contract } from '@tenon/contract';
import { takeReviewStep } from '../nominations/review-route.ts';
import { tellPublisher } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Leaves the Preview tag for now, with a reason that the publisher reads. */
export const declineAvailability = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      prepare: () => ({ kind: 'decline-general-availability', reason: call.body.reason }),
      async follow(after, system) {
        await tellPublisher(system, call.parts, after, {
          title: `${after.title} stays in Preview for now`,
          body: call.body.reason,
        });
        return after;
      },
    }),
});
