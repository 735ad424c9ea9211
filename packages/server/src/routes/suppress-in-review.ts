import { readOverrides } from '@tenon/certification';
import { suppressInReview as contract } from '@tenon/contract';
import { changeSuppressed } from '../nominations/suppress-under-review.ts';
import { route } from '../routing/route.ts';

/** Suppresses a finding, an error too, as its reviewer. */
export const suppressInReview = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle(call) {
    const { rule, pointer, reason } = call.body;
    const suppression = { rule, pointer, reason, author: call.member.displayName };
    readOverrides({ suppressions: [suppression] });
    return changeSuppressed(call, call.params.nominationId, {
      action: 'finding-suppressed',
      detail: { rule, pointer, reason },
      change: (suppressed) => [
        ...suppressed.filter((one) => one.rule !== rule || one.pointer !== pointer),
        suppression,
      ],
    });
  },
});
