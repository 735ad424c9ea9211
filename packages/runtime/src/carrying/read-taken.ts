import { type HeldRun, runHolding, type Store } from '@tenon/store';
import type { CarriedRun } from './carrier.ts';
import type { Plans } from './plans.ts';

/** What is read with. */
export interface ReadTakenParts {
  readonly store: Store;
  readonly plans: Plans;
  readonly hasVirtualTime: boolean;
}

/** Reads what is needed to carry runs on that were just taken: all of them together. One without a plan is left out. */
export async function readTaken(
  { store, plans, hasVirtualTime }: ReadTakenParts,
  taken: readonly HeldRun[],
): Promise<readonly CarriedRun[]> {
  const names = taken.map(({ runName }) => runName);
  const holding = runHolding(store.system);
  const [histories, called] = await Promise.all([holding.histories(names), holding.withMessages(names)]);
  const read: CarriedRun[] = [];
  for (const { takenAt, ...held } of taken) {
    const ready = await plans.version(held.workflowId, held.version);
    const history = histories.get(held.runName);
    if (ready === undefined || history === undefined) continue;
    const dueBy = hasVirtualTime ? {} : { takenAt };
    read.push({ ...held, ...dueBy, plan: ready.plan, history, hasMessages: called.has(held.runName) });
  }
  return read;
}
