/** The upper bounds of the steps in which durations are counted, in milliseconds; what takes longer is in one more. */
export const latencySteps: readonly number[] = [
  5, 10, 20, 35, 50, 75, 100, 150, 200, 350, 500, 750, 1000, 2000, 5000, 10_000, 30_000, 120_000,
];

/** The step that a duration belongs to. */
export function stepOf(milliseconds: number): number {
  const step = latencySteps.findIndex((bound) => milliseconds <= bound);
  return step === -1 ? latencySteps.length : step;
}

/** The duration below which a share of the counted calls stayed, taken as spread evenly within a step; null without calls. */
export function quantileOf(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let rest = total * share;
  for (const [step, count] of counts.entries()) {
    if (count > 0 && rest <= count) {
      const from = latencySteps[step - 1] ?? 0;
      const to = latencySteps[step] ?? from;
      return Math.round(from + (to - from) * (rest / count));
    }
    rest -= count;
  }
  return latencySteps.at(-1) ?? null;
}
