import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, signIn } from '@tenon/contract';
import { acceptSession, sessionQuery } from '../../session/use-session.ts';
import { call } from '../../transport/call.ts';

/** Signs in, and starts with an empty cache: what another member saw here before is gone. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: BodyOf<typeof signIn>) => acceptSession(await call(signIn, { body })),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
