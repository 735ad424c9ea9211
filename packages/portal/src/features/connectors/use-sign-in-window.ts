import { useQueryClient } from '@tanstack/react-query';
import { type BodyOf, offerTestSignIn } from '@tenon/contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../transport/call.ts';
import { describeError } from '../../ui/error-panel.tsx';
import { hearEnded } from './sign-in-channel.ts';
import { testSignInsKey } from './use-test-sign-ins.ts';

/** What a sign-in for a test is asked for. */
export type AskedSignIn = Omit<BodyOf<typeof offerTestSignIn>, 'redirectUrl'>;

/** How the sign-in of the moment stands. */
export type SignInState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: string };

/** A link to the provider is good for so long. */
const lifeMs = 600_000;

const blocked =
  'Your browser did not open the window. Allow pop-up windows for this site, where the address of the page is, and sign in again.';
const tooLate = 'Ten minutes have passed without an answer of the provider. Sign in again.';

/** Leads a window of its own to the provider of a connector, and tells what comes of it. */
export function useSignInWindow(connectorId: string) {
  const client = useQueryClient();
  const [state, setState] = useState<SignInState>({ kind: 'idle' });
  const opened = useRef<Window>(null);
  const isWaiting = state.kind === 'waiting';
  useEffect(() => {
    if (!isWaiting) return;
    const stop = hearEnded((ended) => {
      if (ended.connectorId !== connectorId) return;
      setState(ended.failure === undefined ? { kind: 'idle' } : { kind: 'failed', reason: ended.failure });
      void client.invalidateQueries({ queryKey: testSignInsKey(connectorId) });
    });
    const timer = setTimeout(() => setState({ kind: 'failed', reason: tooLate }), lifeMs);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [isWaiting, connectorId, client]);

  async function begin(asked: AskedSignIn): Promise<void> {
    // Opened within the click: a window that opens later is one that browsers block.
    const popup = window.open('', 'tenon-test-sign-in', 'popup,width=560,height=760');
    if (popup === null) {
      setState({ kind: 'failed', reason: blocked });
      return;
    }
    opened.current = popup;
    setState({ kind: 'waiting' });
    const back = new URL('/signed-in', window.location.origin);
    back.searchParams.set('connector', connectorId);
    try {
      const { link } = await call(offerTestSignIn, {
        params: { connectorId },
        body: { ...asked, redirectUrl: back.href },
      });
      popup.location.href = link;
    } catch (error) {
      popup.close();
      setState({ kind: 'failed', reason: describeError(error) });
    }
  }

  function cancel(): void {
    opened.current?.close();
    setState({ kind: 'idle' });
  }

  return { state, begin, cancel };
}
