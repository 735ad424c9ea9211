import { useMutation } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';
import type { Connection } from './connection-types.ts';

interface SignIn {
  readonly connection: Connection;
  /** The OAuth parameter to obtain a token for. */
  readonly parameter: string;
}

/** Begins the sign-in of a connection: the browser goes to the provider, and comes back to the page of connections. */
export function useSignInAtProvider() {
  return useMutation({
    mutationFn: async ({ connection, parameter }: SignIn) => {
      const back = new URL('/connections', window.location.origin);
      back.searchParams.set('connection', connection.id);
      const { value } = await manage<{ readonly value: readonly { readonly link: string }[] }>(
        'POST',
        `${connection.id}/listConsentLinks`,
        { body: { parameters: [{ parameterName: parameter, redirectUrl: back.href }] } },
      );
      const [offered] = value;
      if (offered === undefined) throw new Error('The server gave no link to sign in with.');
      window.location.assign(offered.link);
    },
  });
}
