import { getCatalogueUse as contract } from '@tenon/contract';
import { countUse } from '../catalogue/count-use.ts';
import { findPublished } from '../catalogue/find-published.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** How much the own published connector is used. Of somebody else's there is nothing to read. */
export const getCatalogueUse = route({
  contract,
  permission: 'Tenon/nominations/read',
  at: 'somewhere',
  async handle({ params, member, parts }) {
    const entry = await findPublished(parts.store.system, params.name);
    if (entry.publisherTenantId !== member.tenantId) throw notFound('own connector in the catalogue', params.name);
    return countUse(parts.store.system, parts, entry.name);
  },
});
