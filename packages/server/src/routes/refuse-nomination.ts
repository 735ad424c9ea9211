import { refuseNomination as contract } from '@tenon/contract';
import { takeReviewStep } from '../nominations/review-route.ts';
import { tellPublisher } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Refuses a nomination with a reason that the publisher reads. */
export const refuseNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      prepare: () => ({ kind: 'refuse', reason: call.body.reason }),
      async follow(after, system) {
        await tellPublisher(system, call.parts, after, {
          title: `${after.title} was refused`,
          body: call.body.reason,
        });
        return after;
      },
    }),
});
