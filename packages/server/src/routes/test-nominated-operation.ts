import { testNominatedOperation as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { nominations, testAccounts } from '@tenon/store';
import { record } from '../audit/record.ts';
import { digestFiles } from '../connectors/read-files.ts';
import { tryOperation } from '../connectors/try-operation.ts';
import { findNomination } from '../nominations/take-step.ts';
import { testAccountPlace } from '../nominations/test-account-place.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Calls one operation of a version in review with the publisher's test account, which only its reviewer uses and nobody sees. */
export const testNominatedOperation = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  perMinute: 120,
  async handle({ params, body, member, parts }) {
    const { nominationId, operationId } = params;
    const nomination = await findNomination(parts.store.system, nominationId);
    if (nomination.life.state !== 'in-review' || nomination.life.reviewer !== member.memberId) {
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
      record(system, parts, { by: member, action: 'test-account.used', target: nominationId, detail: { operationId } }),
    );
    return tryOperation(parts, { connector, operationId, values: body.values, connection });
  },
});
