import { Spinner } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { confirmTestSignIn } from '@tenon/contract';
import { useEffect, useRef } from 'react';
import { call } from '../../transport/call.ts';
import { Entrance } from '../../ui/entrance.tsx';
import { describeError } from '../../ui/error-panel.tsx';
import { signInReason } from '../../ui/sign-in-reasons.ts';
import { tellEnded } from './sign-in-channel.ts';

/** Where the window of a sign-in for tests ends: it brings the code to the server, tells the page that waits, and closes itself. */
export function SignedInPage() {
  const { connector, code, error } = useSearch({ from: '/signed-in' });
  const isBrought = useRef(false);
  const confirm = useMutation({
    mutationFn: (brought: { readonly connectorId: string; readonly code: string }) =>
      call(confirmTestSignIn, { params: { connectorId: brought.connectorId }, body: { code: brought.code } }),
    onSuccess: (_, { connectorId }) => end({ connectorId }),
    onError: (failed, { connectorId }) => end({ connectorId, failure: describeError(failed) }),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is good once, however often the page is drawn
  useEffect(() => {
    if (isBrought.current || connector === undefined) return;
    isBrought.current = true;
    if (code !== undefined) confirm.mutate({ connectorId: connector, code });
    else end({ connectorId: connector, failure: signInReason(error ?? 'consent_failed') });
  }, [connector, code, error]);
  if (code !== undefined && !confirm.isError) {
    return confirm.isSuccess ? (
      <Entrance title="You are signed in">Close this window and go on with the test.</Entrance>
    ) : (
      <Spinner label="Completing the sign-in…" />
    );
  }
  const reason = confirm.isError ? describeError(confirm.error) : signInReason(error ?? 'consent_failed');
  return <Entrance title="Nobody was signed in">{reason} You can close this window.</Entrance>;
}

function end(ended: Parameters<typeof tellEnded>[0]): void {
  tellEnded(ended);
  window.close();
}
