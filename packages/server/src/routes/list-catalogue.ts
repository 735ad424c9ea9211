import { listCatalogue as contract } from '@tenon/contract';
import { catalogueEntries } from '@tenon/store';
import { describeEntry } from '../catalogue/describe-entry.ts';
import { openRoute } from '../routing/route.ts';

/** The published connectors; anyone may read them. A page ends where the next begins: `after` counts entries. */
export const listCatalogue = openRoute({
  contract,
  perMinute: 600,
  async handle({ query, parts }) {
    const { search, category, limit } = query;
    const offset = /^\d{1,6}$/.test(query.after ?? '') ? Number(query.after) : 0;
    const entries = catalogueEntries(parts.store.system);
    const found = await entries.list({ search: search?.trim(), category, offset, limit: limit + 1 });
    const categories = await entries.categories();
    return {
      connectors: found.slice(0, limit).map(describeEntry),
      next: found.length > limit ? String(offset + limit) : null,
      categories: [...categories],
    };
  },
});
