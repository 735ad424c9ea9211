/**
 * Twenty digits that are smaller the later the instant is, so that text order lists the newest first.
 * Counted in .NET ticks (100 ns) down from the year 10000; `tick` (0–9,999) tells instants of one millisecond apart.
 */
export function descendingDigits(at: Date, tick: number): string {
  const ticks = BigInt(at.getTime() + unixEpochMs) * 10_000n + BigInt(tick);
  return (lastTick - ticks).toString().padStart(20, '0');
}

const unixEpochMs = 62_135_596_800_000;
const lastTick = 3_155_378_975_999_999_999n;

/** The instant, to the millisecond, that twenty descending digits stand for. */
export function instantOfDigits(digits: string): Date {
  return new Date(Number((lastTick - BigInt(digits)) / 10_000n) - unixEpochMs);
}
