import { requestAvailability as contract } from '@tenon/contract';
import { record } from '../audit/record.ts';
import { countUse } from '../catalogue/count-use.ts';
import { findPermittedNomination } from '../nominations/find-permitted-nomination.ts';
import { showNomination } from '../nominations/show.ts';
import { advance, findNomination, keep } from '../nominations/take-step.ts';
import { tellContact } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Asks the contact of a published nomination to remove the Preview tag, with the use that is measured now. */
export const requestAvailability = route({
  contract,
  permission: 'Tenon/nominations/write',
  at: 'target',
  async handle(call) {
    const { params, body, member, parts, inTenant } = call;
    await inTenant((scope) => findPermittedNomination(scope, call));
    const requested = await parts.store.asSystem(async (system) => {
      const nomination = await findNomination(system, params.nominationId);
      const after = advance(nomination, {
        kind: 'request-general-availability',
        by: member.memberId,
        at: parts.clock.now().toISOString(),
        reason: body.reason,
        evidence: { ...(await countUse(system, parts, nomination.catalogueName ?? nomination.connectorName)) },
      });
      await tellContact(system, parts, after, {
        title: `${after.title} asks to leave Preview`,
        body: body.reason,
      });
      await record(system, parts, {
        by: member,
        action: 'nomination.availability-requested',
        target: params.nominationId,
        detail: { connector: after.connectorName },
      });
      return keep(system, after);
    });
    return showNomination(call, requested);
  },
});
