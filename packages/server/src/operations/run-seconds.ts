import type { ObservedRun } from '@tenon/runtime';

/** How long a run took from its first event until an instant of its journal. */
export function runSeconds({ started }: ObservedRun, at: string): number {
  return Math.max(0, (Date.parse(at) - Date.parse(started.at)) / 1_000);
}
