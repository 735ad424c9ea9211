import { publishNomination as contract } from '@tenon/contract';
import { publish } from '../catalogue/publish.ts';
import { takeReviewStep } from '../nominations/review-route.ts';
import { tellPublisher } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Publishes a fully staged version in the catalogue as Preview. */
export const publishNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      prepare: () => ({ kind: 'publish' }),
      async follow(after, system) {
        const published = await publish(system, call.parts, after);
        await tellPublisher(system, call.parts, published, {
          title: `${after.title} is in the catalogue`,
          body: 'Everyone can find it now, as Preview.',
        });
        return published;
      },
    }),
});
