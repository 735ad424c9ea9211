import { getCatalogueEntry as contract } from '@tenon/contract';
import { declaredOf, describeEntry } from '../catalogue/describe-entry.ts';
import { findPublished } from '../catalogue/find-published.ts';
import { describeOperations } from '../connectors/describe-operation.ts';
import { describeSecurity } from '../connectors/describe-security.ts';
import { openRoute } from '../routing/route.ts';

/** One published connector with its reference. */
export const getCatalogueEntry = openRoute({
  contract,
  perMinute: 600,
  async handle({ params, parts }) {
    const entry = await findPublished(parts.store.system, params.name);
    const { value: model } = parts.models.of(entry);
    if (model === undefined) throw new Error(`The catalogue entry ${entry.name} cannot be read.`);
    const declared = declaredOf(entry);
    return {
      ...describeEntry(entry),
      versionNumber: entry.versionNumber,
      host: model.service.host,
      security: describeSecurity(model),
      supportEmail: declared.supportEmail,
      supportUrl: declared.supportUrl ?? null,
      website: declared.website ?? model.metadata.website ?? null,
      privacyPolicy: declared.privacyPolicy ?? model.metadata.privacyPolicy ?? null,
      subscriptionUrl: declared.subscriptionUrl ?? null,
      availabilityPercent: declared.availabilityPercent ?? null,
      scenario: declared.scenario,
      publisherTenantId: entry.publisherTenantId,
      operations: describeOperations(model).filter(({ visibility }) => visibility !== 'internal'),
    };
  },
});
