import { useMutation, useQueryClient } from '@tanstack/react-query';
import { acceptInvitation, type BodyOf } from '@tenon/contract';
import { acceptSession, sessionQuery } from '../../session/use-session.ts';
import { call } from '../../transport/call.ts';

/** Accepts an invitation and signs the new member in. */
export function useAcceptInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: BodyOf<typeof acceptInvitation>) => acceptSession(await call(acceptInvitation, { body })),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
