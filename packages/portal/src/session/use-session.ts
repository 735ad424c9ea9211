import { queryOptions } from '@tanstack/react-query';
import { type AnswerOf, getSession } from '@tenon/contract';
import { call } from '../transport/call.ts';
import { rememberCsrfToken } from '../transport/send.ts';

/** Who is signed in, and everything the context switch chooses from. */
export type Session = AnswerOf<typeof getSession>;

/** The query behind every page that needs a member. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => acceptSession(await call(getSession, { signal })),
  staleTime: 60_000,
  retry: false,
});

/** Takes over a session that an answer carried: from now on requests send its token. */
export function acceptSession(session: Session): Session {
  rememberCsrfToken(session.csrfToken);
  return session;
}
