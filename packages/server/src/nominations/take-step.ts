import { advanceNomination, type NominationStep } from '@tenon/certification';
import { Refusal } from '@tenon/diagnostics';
import { nominations, type Scope, testAccounts } from '@tenon/store';
import { notFound } from '../routing/not-allowed.ts';
import { type KeptNomination, readKept } from './kept-nomination.ts';

/** One nomination that the scope sees. */
export async function findNomination(scope: Scope, nominationId: string): Promise<KeptNomination> {
  const found = await nominations(scope).find(nominationId);
  if (found === undefined) throw notFound('nomination', nominationId);
  return readKept(found);
}

/** The nomination after a step of its life; refuses what the life does not allow. Nothing is kept yet. */
export function advance(nomination: KeptNomination, step: NominationStep): KeptNomination {
  const life = advanceNomination(nomination.life, step);
  return { ...nomination, life, state: life.state, updatedAt: new Date(step.at) };
}

/** While a nomination is in one of these states its test account is kept. */
export const underReview: ReadonlySet<string> = new Set([
  'nominated',
  'agreement-sent',
  'agreement-signed',
  'in-review',
]);

/** Keeps a nomination after a change; of two who change it at once the later is refused (`changed-meanwhile`). */
export async function keep(scope: Scope, nomination: KeptNomination): Promise<KeptNomination> {
  if (!(await nominations(scope).update(nomination))) {
    throw new Refusal('changed-meanwhile', 'Somebody else changed this nomination meanwhile. Look at it again.');
  }
  if (!underReview.has(nomination.life.state)) await testAccounts(scope).delete(nomination.nominationId);
  return { ...nomination, revision: nomination.revision + 1 };
}
