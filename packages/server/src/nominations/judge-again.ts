import { type ReviewRequest, reviewConnector } from '@tenon/certification';
import { nominations, type Scope } from '@tenon/store';
import { comparedWith } from './compared-with.ts';
import { type Report, toReport, toRequest } from './judge-version.ts';
import type { KeptNomination } from './kept-nomination.ts';

/** Judges a nominated version by the rules that it was submitted under, and by what its reviewers suppressed since. */
export async function judgeAgain(system: Scope, nomination: KeptNomination, now: Date): Promise<Report> {
  return toReport(reviewConnector(await nominatedToJudge(system, nomination, now)));
}

/** What the rules are asked about a nominated version. */
export async function nominatedToJudge(
  system: Scope,
  { nominationId, connectorId, declarations, rules }: KeptNomination,
  now: Date,
): Promise<ReviewRequest> {
  const files = await nominations(system).files(nominationId);
  const compared = await comparedWith(system, { connectorId, files }, now);
  return toRequest(files, { judgedFor: 'catalogue', rules, declarations, compared });
}
