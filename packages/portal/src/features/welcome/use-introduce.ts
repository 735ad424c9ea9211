import { useMutation, useQueryClient } from '@tanstack/react-query';
import { setPassword, updateProfile, updateTenant } from '@tenon/contract';
import { acceptSession, sessionQuery } from '../../session/use-session.ts';
import { call } from '../../transport/call.ts';

/** What the first owner says about the organization and himself. */
export interface Introduction {
  readonly organization: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
}

/** Names the organization and its owner, and sets the password. Each step can be repeated, so that a failed one is simply tried again. */
export function useIntroduce() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ organization, displayName, email, password }: Introduction) => {
      await call(updateTenant, { body: { displayName: organization } });
      await call(updateProfile, { body: { displayName, email } });
      return acceptSession(await call(setPassword, { body: { password } }));
    },
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}
