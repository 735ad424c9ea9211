import { listNominatedPlaces as contract } from '@tenon/contract';
import { nominatedToJudge } from '../nominations/judge-again.ts';
import { pagePlaces } from '../nominations/page-places.ts';
import { findNomination } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** The places at which a rule finds something in a version that the own tenant nominated. */
export const listNominatedPlaces = route({
  contract,
  permission: 'Tenon/nominations/read',
  at: 'somewhere',
  perMinute: 240,
  async handle({ params, query, parts, inTenant }) {
    const nomination = await inTenant((scope) => findNomination(scope, params.nominationId));
    return pagePlaces(await nominatedToJudge(parts.store.system, nomination, parts.clock.now()), params.rule, query);
  },
});
