import { unsuppressInReview as contract } from '@tenon/contract';
import { changeSuppressed } from '../nominations/suppress-under-review.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';

/** Takes a reviewer's suppression back: the finding counts again. */
export const unsuppressInReview = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle(call) {
    const { rule, pointer } = call.body;
    return changeSuppressed(call, call.params.nominationId, {
      action: 'finding-counted-again',
      detail: { rule, pointer },
      change(suppressed) {
        const left = suppressed.filter((one) => one.rule !== rule || one.pointer !== pointer);
        if (left.length === suppressed.length) throw notFound('suppression', rule);
        return left;
      },
    });
  },
});
