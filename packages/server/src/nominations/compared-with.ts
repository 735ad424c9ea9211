import type { ReviewRequest } from '@tenon/certification';
import { catalogueEntries, type Scope, type SourceFile } from '@tenon/store';
import { toConnectorFiles } from '../connectors/connector-models.ts';
import { readIcon } from '../connectors/icon.ts';

/** What a version is compared with: the published one of the same connector, and everybody else in the catalogue. */
export type ComparedWith = Pick<ReviewRequest, 'published' | 'catalogue' | 'decided'>;

const dayMs = 24 * 60 * 60 * 1000;

/** Changes that a publisher may decide on: the nomination form lists them, and sending it confirms them. */
const confirmedByNominating: ReviewRequest['decided'] = Object.fromEntries(
  [
    'change-operation-deleted',
    'change-operation-hidden',
    'change-operation-kind',
    'change-parameter-required-added',
    'change-input-required-added',
    'change-input-removed',
    'change-input-type',
    'change-parameter-location',
    'change-output-removed',
    'change-output-type',
    'change-connection-parameter-removed',
  ].map((rule) => [
    rule,
    { severity: 'warning', reason: 'The nomination lists what changed; sending it confirms it.' },
  ]),
);

/** Looks up what the rules about changes and about being unique need; a connector that was deleted is compared with all. */
export async function comparedWith(
  scope: Scope,
  { connectorId, files }: { readonly connectorId: string | null; readonly files: readonly SourceFile[] },
  now: Date,
): Promise<ComparedWith> {
  const entries = catalogueEntries(scope);
  const icon = readIcon(files);
  const isTaken = icon !== null && (await entries.othersHaveIcon(connectorId, icon));
  const catalogue = {
    titles: await entries.otherTitles(connectorId),
    // The database compared all of them; the rule is handed only one that is the same.
    icons: isTaken ? [Buffer.from(icon.slice(icon.indexOf(',') + 1), 'base64')] : [],
  };
  const own = connectorId === null ? undefined : await entries.findByConnector(connectorId);
  const published =
    own && ['preview', 'generally-available'].includes(own.state) ? await entries.find(own.name) : undefined;
  if (published === undefined) return { catalogue };
  return {
    catalogue,
    decided: confirmedByNominating,
    published: {
      files: toConnectorFiles(published.files),
      publishedDaysAgo: Math.floor((now.getTime() - published.updatedAt.getTime()) / dayMs),
    },
  };
}
