import type { Nomination, NominationState } from '@tenon/certification';

/** Where the time of a nomination went, in milliseconds: never one number, so that waiting for a person is not mistaken for the machine's. */
export interface NominationTimes {
  readonly machineMs: number;
  readonly publisherMs: number;
  readonly reviewerMs: number;
}

const waitsForPublisher: ReadonlySet<NominationState> = new Set(['agreement-sent']);
const waitsForReviewer: ReadonlySet<NominationState> = new Set(['agreement-signed', 'in-review', 'approved', 'staged']);

/** Adds up how long a nomination waited for whom; the state it is in counts until `now`. */
export function measureTimes(
  { history }: Pick<Nomination, 'history'>,
  { judgedInMs, now }: { readonly judgedInMs: number; readonly now: Date },
): NominationTimes {
  const spent = (states: ReadonlySet<NominationState>) =>
    history.reduce((sum, { to, at }, index) => {
      if (!states.has(to)) return sum;
      const until = history[index + 1]?.at ?? now.toISOString();
      return sum + Math.max(0, Date.parse(until) - Date.parse(at));
    }, 0);
  return { machineMs: judgedInMs, publisherMs: spent(waitsForPublisher), reviewerMs: spent(waitsForReviewer) };
}
