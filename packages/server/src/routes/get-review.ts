import { getReview as contract } from '@tenon/contract';
import { catalogueEntries, nominations, type Scope } from '@tenon/store';
import { describeDefinition } from '../connectors/describe-definition.ts';
import { describeOperations } from '../connectors/describe-operation.ts';
import { digestFiles } from '../connectors/read-files.ts';
import { compareVersions } from '../nominations/compare-versions.ts';
import type { KeptNomination } from '../nominations/kept-nomination.ts';
import { showNomination } from '../nominations/show.ts';
import { findNomination } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** One nomination of any tenant, with the definition under review. */
export const getReview = route({
  contract,
  permission: 'Tenon/reviews/read',
  at: 'instance',
  async handle(call) {
    const { parts, params } = call;
    const { system } = parts.store;
    const nomination = await findNomination(system, params.nominationId);
    const files = await nominations(system).files(params.nominationId);
    const checked = parts.models.of({ digest: digestFiles(files), files });
    const { fileName, language, text } = describeDefinition(checked);
    const published = await publishedFiles(system, nomination);
    return {
      ...(await showNomination(call, nomination)),
      definition: { fileName, language, text },
      operations: checked.value === undefined ? [] : describeOperations(checked.value),
      changes: published === undefined ? null : compareVersions(parts.models, published, files),
    };
  },
});

/** The documents of the version that is in the catalogue already, where another nomination put it there. */
async function publishedFiles(system: Scope, { connectorName, tenantId, nominationId }: KeptNomination) {
  const entry = await catalogueEntries(system).find(connectorName);
  const isEarlier = entry?.publisherTenantId === tenantId && entry.nominationId !== nominationId;
  return isEarlier ? entry.files : undefined;
}
