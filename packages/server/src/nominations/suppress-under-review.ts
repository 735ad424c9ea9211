import type { Suppression } from '@tenon/certification';
import type { AnswerOf, getNomination, RouteContract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { record } from '../audit/record.ts';
import type { MemberCall } from '../routing/route.ts';
import { judgeAgain } from './judge-again.ts';
import { showNomination } from './show.ts';
import { findNomination, keep } from './take-step.ts';

/** What a reviewer suppresses or counts again. */
interface Change {
  readonly action: 'finding-suppressed' | 'finding-counted-again';
  readonly detail: Readonly<Record<string, string>>;
  readonly change: (suppressed: readonly Suppression[]) => readonly Suppression[];
}

/** Changes what the reviewer suppresses in a nomination, and judges it again. Who wrote or nominated the version cannot. */
export async function changeSuppressed(
  call: Pick<MemberCall<RouteContract>, 'member' | 'parts' | 'may'>,
  nominationId: string,
  { action, detail, change }: Change,
): Promise<AnswerOf<typeof getNomination>> {
  const { member, parts } = call;
  const kept = await parts.store.asSystem(async (system) => {
    const nomination = await findNomination(system, nominationId);
    const { life, rules } = nomination;
    if (life.state !== 'in-review') {
      throw new Refusal('nomination-step-not-allowed', 'Findings are suppressed while a nomination is in review.');
    }
    const nominator = life.history.find(({ step }) => step === 'nominate')?.by;
    if (member.memberId === life.author || member.memberId === nominator) {
      throw new Refusal('gov-review-independent', 'Who wrote or nominated a version suppresses none of its findings.');
    }
    const changed = {
      ...nomination,
      rules: { ...rules, suppressedByReviewer: change(rules.suppressedByReviewer ?? []) },
    };
    const now = parts.clock.now();
    const { judgedInMs } = nomination.report;
    const report = { ...(await judgeAgain(system, changed, now)), ...(judgedInMs === undefined ? {} : { judgedInMs }) };
    const by = { tenantId: nomination.tenantId, memberId: null };
    const done = { action: `nomination.${action}`, target: nominationId, detail };
    await record(system, parts, { ...done, by: member });
    // The publisher reads it in the audit of his own organization too; the reviewer is no member there.
    if (nomination.tenantId !== member.tenantId) await record(system, parts, { ...done, by });
    return keep(system, { ...changed, report, updatedAt: now });
  });
  return showNomination(call, kept);
}
