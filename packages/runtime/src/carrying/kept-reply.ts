import type { Value } from '@tenon/definition';
import { values } from '@tenon/definition';
import type { RequestOutcome } from '../effects.ts';

/** Characters of JSON that the body of a reply may take: an event takes 104,857,600, headers and the rest included. */
const mostCharacters = 100_000_000;
/** No character takes more than these in JSON. */
const longestEscape = 6;

/**
 * The outcome as a history can keep it. A body that is too long for an event, as bytes that are no text are beyond 75 MB, is a failure:
 * without one the run could not go on, and would send its request again and again.
 */
export function keptReply(outcome: RequestOutcome): RequestOutcome {
  const text = 'reply' in outcome ? textOf(outcome.reply.body) : '';
  const isShort = text.length * longestEscape <= mostCharacters;
  if (isShort || JSON.stringify(text).length <= mostCharacters) return outcome;
  const message = `The answer is larger than a history keeps: ${mostCharacters} characters, where three bytes that are no text take four.`;
  return { failure: { code: 'answer-too-large', message, retry: false } };
}

function textOf(body: Value | undefined): string {
  if (typeof body === 'string') return body;
  const content = values.isObject(body ?? null) ? (body as { readonly $content?: Value }).$content : undefined;
  return typeof content === 'string' ? content : '';
}
