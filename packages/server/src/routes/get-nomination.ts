import { getNomination as contract } from '@tenon/contract';
import { showNomination } from '../nominations/show.ts';
import { findNomination } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** One nomination of the own tenant. */
export const getNomination = route({
  contract,
  permission: 'Tenon/nominations/read',
  at: 'somewhere',
  handle: async (call) =>
    showNomination(call, await call.inTenant((scope) => findNomination(scope, call.params.nominationId))),
});
