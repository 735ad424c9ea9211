import { suspendNomination as contract } from '@tenon/contract';
import { setEntryState } from '../catalogue/set-entry-state.ts';
import { takeReviewStep } from '../nominations/review-route.ts';
import { tellPublisher } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Takes a published connector out of the catalogue until its fault is mended. */
export const suspendNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      prepare: () => ({ kind: 'suspend', reason: call.body.reason }),
      async follow(after, system) {
        await setEntryState(system, call.parts, after, 'suspended');
        await tellPublisher(system, call.parts, after, {
          title: `${after.title} is suspended`,
          body: call.body.reason,
        });
        return after;
      },
    }),
});
