import { useQuery, useQueryClient } from '@tanstack/react-query';
import { claimOneTimeLink } from '@tenon/contract';
import { acceptSession, sessionQuery } from '../../session/use-session.ts';
import { call } from '../../transport/call.ts';

/** Claims a one-time link, once for each token however often the page is drawn, and takes over the session it gives. */
export function useClaim(token: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['claim', token],
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: async () => {
      const session = acceptSession(await call(claimOneTimeLink, { body: { token } }));
      client.setQueryData(sessionQuery.queryKey, session);
      return session;
    },
  });
}
