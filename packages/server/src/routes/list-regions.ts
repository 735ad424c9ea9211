import { listRegions as contract } from '@tenon/contract';
import { regions } from '@tenon/store';
import { memberRoute } from '../routing/route.ts';

/** The regions of the instance. */
export const listRegions = memberRoute({
  contract,
  handle: ({ inTenant }) => inTenant(async (scope) => ({ regions: [...(await regions(scope).list())] })),
});
