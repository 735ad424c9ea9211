import { withdrawNomination as contract } from '@tenon/contract';
import { record } from '../audit/record.ts';
import { setEntryState } from '../catalogue/set-entry-state.ts';
import { findPermittedNomination } from '../nominations/find-permitted-nomination.ts';
import { showNomination } from '../nominations/show.ts';
import { advance, findNomination, keep } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** Takes a nomination back; what it published leaves the catalogue. */
export const withdrawNomination = route({
  contract,
  permission: 'Tenon/nominations/write',
  at: 'target',
  async handle(call) {
    const { params, body, member, parts, inTenant } = call;
    await inTenant((scope) => findPermittedNomination(scope, call));
    const withdrawn = await parts.store.asSystem(async (system) => {
      const at = parts.clock.now().toISOString();
      const nomination = await findNomination(system, params.nominationId);
      const after = advance(nomination, { kind: 'withdraw', by: member.memberId, at, reason: body.reason });
      await setEntryState(system, parts, after, 'withdrawn');
      await record(system, parts, {
        by: member,
        action: 'nomination.withdrawn',
        target: params.nominationId,
        detail: { reason: body.reason },
      });
      return keep(system, after);
    });
    return showNomination(call, withdrawn);
  },
});
