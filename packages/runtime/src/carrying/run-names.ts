import { randomInt } from 'node:crypto';
import { descendingDigits } from '@tenon/store';

/** Makes names of runs: each sorts before those made earlier by this process, and no two processes make the same (section 14). */
export function createRunNames(): (at: Date) => string {
  let lastMs = 0;
  let tick = 0;
  return (at) => {
    const ms = Math.max(at.getTime(), lastMs);
    tick = ms === lastMs ? tick + 1 : 0;
    lastMs = ms;
    if (tick > 9_999) {
      lastMs += 1;
      tick = 0;
    }
    const random = String(randomInt(2 ** 47))
      .padStart(15, '0')
      .slice(-13);
    return `${descendingDigits(new Date(lastMs), tick)}${random}CU${String(randomInt(100)).padStart(2, '0')}`;
  };
}
