import { approveNomination as contract } from '@tenon/contract';
import { checkAllDone } from '../nominations/checklist.ts';
import { judgeAgain } from '../nominations/judge-again.ts';
import { toJudgement } from '../nominations/judge-version.ts';
import { takeReviewStep } from '../nominations/review-route.ts';
import { tellPublisher } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Approves a nomination whose points are all done and which the rules, asked again, still let pass. */
export const approveNomination = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  handle: (call) =>
    takeReviewStep(call, call.params.nominationId, {
      async prepare(nomination, system) {
        checkAllDone(nomination.checklist);
        const report = await judgeAgain(system, nomination, call.parts.clock.now());
        return { kind: 'approve', judgedBy: toJudgement(report), note: call.body.note ?? '' };
      },
      async follow(after, system) {
        await tellPublisher(system, call.parts, after, {
          title: `${after.title} is certified`,
          body: 'The review approved it. It is staged next, and then published as Preview.',
        });
        return after;
      },
    }),
});
