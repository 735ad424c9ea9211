import { resumeNomination as contract } from '@tenon/contract';
import { setEntryState } from '../catalogue/set-entry-state.ts';
import { takeReviewStep } from '../nominations/review-route.ts';
import { route } from '../routing/route.ts';

/** Puts a suspended connector back where it was. */
export const resumeNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      prepare: () => ({ kind: 'resume', reason: call.body.reason }),
      async follow(after, system) {
        const { state } = after.life;
        if (state === 'preview' || state === 'generally-available')
          await setEntryState(system, call.parts, after, state);
        return after;
      },
    }),
});
