import { listNominations as contract } from '@tenon/contract';
import { nominations } from '@tenon/store';
import { describeSummary } from '../nominations/describe-nomination.ts';
import { readKept } from '../nominations/kept-nomination.ts';
import { route } from '../routing/route.ts';

/** The nominations of the own tenant, newest first. */
export const listNominations = route({
  contract,
  permission: 'Tenon/nominations/read',
  at: 'somewhere',
  handle: ({ query, inTenant }) =>
    inTenant(async (scope) => {
      const found = await nominations(scope).list(query.connectorId);
      return { nominations: found.map((each) => describeSummary(readKept(each))) };
    }),
});
