import { recorded } from '@tenon/run';
import type { RequestOutcome } from '../effects.ts';

/**
 * The outcome as a history can keep it. A body that is too large for one is a failure: without one the run could not go on, and would
 * send its request again and again.
 */
export function keptReply(outcome: RequestOutcome): RequestOutcome {
  const problem = 'reply' in outcome ? recorded.tooLarge(outcome.reply.body) : undefined;
  if (problem === undefined) return outcome;
  const message = `The answer is larger than a history keeps. ${problem} Three bytes that are no text take four.`;
  return { failure: { code: 'answer-too-large', message, retry: false } };
}
