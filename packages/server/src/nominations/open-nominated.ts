import type { Connector } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { OperationTest } from '@tenon/runtime';
import { nominations, testAccounts } from '@tenon/store';
import { record } from '../audit/record.ts';
import type { Caller } from '../authentication/caller.ts';
import { digestFiles } from '../connectors/read-files.ts';
import type { RouteParts } from '../parts.ts';
import { notFound } from '../routing/not-allowed.ts';
import { findNomination } from './take-step.ts';
import { testAccountPlace } from './test-account-place.ts';

/** A version in review with the values of the publisher's test account, in clear: for its reviewer alone, who does not see them. */
export async function openNominated(
  parts: RouteParts,
  {
    by,
    nominationId,
    operationId,
  }: { readonly by: Caller; readonly nominationId: string; readonly operationId: string },
): Promise<{
  readonly connector: Connector;
  readonly connection: Readonly<Record<string, string>>;
  /** Whose client asks for tokens that need nobody. */
  readonly by: OperationTest['by'];
}> {
  const nomination = await findNomination(parts.store.system, nominationId);
  if (nomination.life.state !== 'in-review' || nomination.life.reviewer !== by.memberId) {
    throw new Refusal(
      'nomination-step-not-allowed',
      'Only the reviewer of a nomination in review tries its operations.',
    );
  }
  const files = await nominations(parts.store.system).files(nominationId);
  const connector = parts.models.of({ digest: digestFiles(files), files }).value;
  if (connector === undefined) throw notFound('nomination', nominationId);
  const account = await testAccounts(parts.store.system).find(nominationId);
  const connection: Record<string, string> =
    account === undefined ? {} : JSON.parse(parts.vault.open(testAccountPlace(account), account.sealed).reveal());
  await parts.store.asSystem((system) =>
    record(system, parts, { by, action: 'test-account.used', target: nominationId, detail: { operationId } }),
  );
  const { tenantId, connectorId } = nomination;
  return { connector, connection, by: connectorId === null ? undefined : { tenantId, connectorId } };
}
