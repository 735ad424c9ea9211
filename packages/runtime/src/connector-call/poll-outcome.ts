import type { Answer } from '@tenon/connector';
import type { RequestOutcome } from '../effects.ts';

/** What came of a request, with the events and the state that a `pollingtrigger` policy found in its answer. */
export type PolledOutcome = RequestOutcome & { readonly poll?: NonNullable<Answer['poll']> };

/**
 * The outcome of a poll as its trigger understands it: the next poll goes where `Location` says, with the state that this one left,
 * and an answer without events is one that found nothing. State that nothing new was found for stays as it was.
 */
export function toPollOutcome({ poll, ...outcome }: PolledOutcome, pathAndQuery: string): RequestOutcome {
  if (poll === undefined || !('reply' in outcome)) return outcome;
  const { reply } = outcome;
  const others = Object.entries(reply.headers).filter(([name]) => name.toLowerCase() !== 'location');
  const headers = { ...Object.fromEntries(others), Location: withState(pathAndQuery, poll.nextPoll) };
  const isFound = poll.events.length > 0 || reply.statusCode !== 200;
  return { reply: { ...reply, headers, statusCode: isFound ? reply.statusCode : 202 } };
}

function withState(pathAndQuery: string, state: { readonly [name: string]: string }): string {
  const [path = '', query = ''] = pathAndQuery.split('?', 2);
  const names = new Set(Object.keys(state));
  const kept = query.split('&').filter((pair) => pair !== '' && !names.has(nameOf(pair)));
  const added = Object.entries(state).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const joined = [...kept, ...added].join('&');
  return `${/^(?:\/|https?:)/i.test(path) ? path : `/${path}`}${joined === '' ? '' : `?${joined}`}`;
}

function nameOf(pair: string): string {
  const written = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(written);
  } catch (error) {
    // What is no encoding is the name as it stands.
    if (error instanceof URIError) return written;
    throw error;
  }
}
