import { listReviewedPlaces as contract } from '@tenon/contract';
import { nominatedToJudge } from '../nominations/judge-again.ts';
import { pagePlaces } from '../nominations/page-places.ts';
import { findNomination } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** The places at which a rule finds something in a version that any tenant nominated. */
export const listReviewedPlaces = route({
  contract,
  permission: 'Tenon/reviews/read',
  at: 'instance',
  perMinute: 240,
  async handle({ params, query, parts }) {
    const { system } = parts.store;
    const nomination = await findNomination(system, params.nominationId);
    return pagePlaces(await nominatedToJudge(system, nomination, parts.clock.now()), params.rule, query);
  },
});
