import { MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { manage, parseResourceId } from '../../transport/manage.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { signInReason } from '../../ui/sign-in-reasons.ts';

/** Ends a sign-in that began here, when the browser is back from the provider: it brings a code, or says why there is none. */
export function ConsentReturn() {
  const { connection, code, error } = useSearch({ from: '/member/connections' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const isBrought = useRef(false);
  const confirm = useMutation({
    mutationFn: (brought: { readonly connection: string; readonly code: string }) =>
      manage('POST', `${brought.connection}/confirmConsentCode`, { body: { code: brought.code } }),
    onSuccess: async () => {
      notify('Signed in. The connection is ready.');
      // The list may be on its way for the first time, asked before this: it is asked again.
      await client.cancelQueries({ queryKey: ['connections'] });
      await client.invalidateQueries({ queryKey: ['connections'] });
      await navigate({ to: '/connections', search: {}, replace: true });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is good once, however often the page is drawn
  useEffect(() => {
    if (isBrought.current || code === undefined || connection === undefined) return;
    if (parseResourceId(connection) === undefined) return;
    isBrought.current = true;
    confirm.mutate({ connection, code });
  }, [code, connection]);
  if (confirm.isError) return <ErrorPanel title="The sign-in could not be completed." error={confirm.error} />;
  if (confirm.isPending) return <Spinner label="Completing the sign-in…" />;
  if (error === undefined) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Nobody was signed in.</MessageBarTitle> {signInReason(error)}
      </MessageBarBody>
    </MessageBar>
  );
}
