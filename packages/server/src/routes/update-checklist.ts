import { updateChecklist as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { tick } from '../nominations/checklist.ts';
import { showNomination } from '../nominations/show.ts';
import { findNomination, keep } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** Ticks or unticks a point of the checklist; only the reviewer who took the nomination does. */
export const updateChecklist = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  async handle(call) {
    const { params, body, member, parts } = call;
    const kept = await parts.store.asSystem(async (system) => {
      const nomination = await findNomination(system, params.nominationId);
      if (nomination.state !== 'in-review' || nomination.life.reviewer !== member.memberId) {
        throw new Refusal(
          'nomination-step-not-allowed',
          'Only the reviewer of a nomination in review ticks its points.',
        );
      }
      const checklist = tick(nomination.checklist, params.point, body);
      return keep(system, { ...nomination, checklist, updatedAt: parts.clock.now() });
    });
    return showNomination(call, kept);
  },
});
