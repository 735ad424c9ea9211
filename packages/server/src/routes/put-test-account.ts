import { putTestAccount as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { testAccounts } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findPermittedNomination } from '../nominations/find-permitted-nomination.ts';
import { underReview } from '../nominations/take-step.ts';
import { testAccountPlace } from '../nominations/test-account-place.ts';
import { route } from '../routing/route.ts';

/** Gives the reviewer an account to try the connector with, sealed at once. */
export const putTestAccount = route({
  contract,
  permission: 'Tenon/nominations/write',
  at: 'target',
  handle: (call) =>
    call.inTenant(async (scope) => {
      const nomination = await findPermittedNomination(scope, call);
      const { body, member, parts } = call;
      if (!underReview.has(nomination.life.state)) {
        throw new Refusal('nomination-step-not-allowed', 'The review is over; a test account is no longer needed.');
      }
      const { tenantId, nominationId } = nomination;
      const present = await testAccounts(scope).find(nominationId);
      const version = (present?.version ?? 0) + 1;
      const sealed = parts.vault.seal(
        testAccountPlace({ tenantId, nominationId, version }),
        JSON.stringify(body.values),
      );
      await testAccounts(scope).put({ tenantId, nominationId, version, sealed, changedAt: parts.clock.now() });
      await record(scope, parts, {
        by: member,
        action: 'test-account.given',
        target: nominationId,
        detail: { names: Object.keys(body.values) },
      });
      return null;
    }),
});
