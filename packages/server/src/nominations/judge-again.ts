import { nominations, type Scope } from '@tenon/store';
import { comparedWith } from './compared-with.ts';
import { judgeVersion, type Report } from './judge-version.ts';
import type { KeptNomination } from './kept-nomination.ts';

/** Judges a nominated version by the rules that it was submitted under, and by what its reviewers suppressed since. */
export async function judgeAgain(system: Scope, nomination: KeptNomination, now: Date): Promise<Report> {
  const { nominationId, connectorId, declarations, rules } = nomination;
  const files = await nominations(system).files(nominationId);
  const compared = await comparedWith(system, { connectorId, files }, now);
  return judgeVersion(files, { judgedFor: 'catalogue', rules, declarations, compared });
}
