import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '@tenon/contract';
import { call } from '../transport/call.ts';
import { rememberCsrfToken } from '../transport/send.ts';

/** Ends the session on the server and forgets here everything it showed. */
export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(signOut),
    onSuccess: async () => {
      rememberCsrfToken(undefined);
      await navigate({ to: '/sign-in' });
      client.clear();
    },
  });
}
