import { getCatalogueDefinition as contract } from '@tenon/contract';
import { findPublished } from '../catalogue/find-published.ts';
import { describeDefinition } from '../connectors/describe-definition.ts';
import { openRoute } from '../routing/route.ts';

/** The definition of a published connector, as it was certified. */
export const getCatalogueDefinition = openRoute({
  contract,
  perMinute: 600,
  async handle({ params, parts }) {
    const entry = await findPublished(parts.store.system, params.name);
    const { fileName, language, text } = describeDefinition(parts.models.of(entry));
    return { fileName, language, text };
  },
});
