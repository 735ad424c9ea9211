import type { NominationStep } from '@tenon/certification';
import type { AnswerOf, getNomination, RouteContract } from '@tenon/contract';
import type { Scope } from '@tenon/store';
import { record } from '../audit/record.ts';
import type { MemberCall } from '../routing/route.ts';
import type { KeptNomination } from './kept-nomination.ts';
import { showNomination } from './show.ts';
import { advance, findNomination, keep } from './take-step.ts';

type ReviewCall = Pick<MemberCall<RouteContract>, 'member' | 'parts' | 'may'>;

/** The step of a reviewer without who takes it and when. */
export type ReviewStep = NominationStep extends infer S
  ? S extends NominationStep
    ? Omit<S, 'by' | 'at'>
    : never
  : never;

/**
 * Takes one step of a reviewer: `prepare` says which, having checked what the life cannot know; `follow` does what
 * belongs to it in the same transaction and may add to the nomination. All of it happens across tenants.
 */
export async function takeReviewStep(
  call: ReviewCall,
  nominationId: string,
  step: {
    prepare(nomination: KeptNomination, system: Scope): Promise<ReviewStep> | ReviewStep;
    follow?(after: KeptNomination, system: Scope): Promise<KeptNomination>;
  },
): Promise<AnswerOf<typeof getNomination>> {
  const { member, parts } = call;
  const kept = await parts.store.asSystem(async (system) => {
    const nomination = await findNomination(system, nominationId);
    const prepared = await step.prepare(nomination, system);
    const taken = { ...prepared, by: member.memberId, at: parts.clock.now().toISOString() } as NominationStep;
    const advanced = advance(nomination, taken);
    const after = step.follow === undefined ? advanced : await step.follow(advanced, system);
    await record(system, parts, {
      by: member,
      action: `nomination.${taken.kind}`,
      target: nominationId,
      detail: { state: after.state, connector: after.connectorName },
    });
    return keep(system, after);
  });
  return showNomination(call, kept);
}
