import { Refusal } from '@tenon/diagnostics';
import { catalogueEntries, nominations, type Scope } from '@tenon/store';
import { makeContent } from '../connectors/make-version.ts';
import type { KeptNomination } from '../nominations/kept-nomination.ts';
import type { RouteParts } from '../parts.ts';

/** Lists the nominated version in the catalogue, in place of the publisher's earlier one; answers the nomination with the entry's name. */
export async function publish(system: Scope, parts: RouteParts, nomination: KeptNomination): Promise<KeptNomination> {
  const { tenantId, connectorName: name, declarations } = nomination;
  const present = await catalogueEntries(system).find(name);
  if (present !== undefined && present.publisherTenantId !== tenantId) {
    throw new Refusal('name-taken', `The catalogue has a connector "${present.name}" of another publisher.`);
  }
  const files = await nominations(system).files(nomination.nominationId);
  const { content, model } = makeContent(parts.models, files);
  const now = parts.clock.now();
  await catalogueEntries(system).put({
    ...content,
    name: present?.name ?? name,
    publisherTenantId: tenantId,
    publisher: declarations.organization,
    nominationId: nomination.nominationId,
    connectorId: nomination.connectorId,
    versionNumber: nomination.versionNumber,
    // A new version of a connector that left Preview does not go back to it.
    state: present?.state === 'generally-available' ? 'generally-available' : 'preview',
    operationText: model.operations
      .map(({ operationId, summary, description }) => `${splitAtCapitals(operationId)} ${summary} ${description}`)
      .join('\n')
      .slice(0, 200_000),
    categories: declarations.categories ?? model.metadata.categories,
    declarations,
    publishedAt: present?.publishedAt ?? now,
    updatedAt: now,
  });
  return { ...nomination, catalogueName: present?.name ?? name };
}

/** `GetQuoteById` is found by its words. */
function splitAtCapitals(name: string): string {
  return `${name} ${name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ')}`;
}
