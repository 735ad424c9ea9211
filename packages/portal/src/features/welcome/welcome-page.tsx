import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../../session/use-session.ts';
import { Entrance } from '../../ui/entrance.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RouterButton } from '../../ui/router-link.tsx';
import { IntroductionForm } from './introduction-form.tsx';
import { useClaim } from './use-claim.ts';

/** Where a one-time link leads: it is claimed at once, and its holder introduces himself. */
export function WelcomePage() {
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const claim = useClaim(token);
  const existing = useQuery({ ...sessionQuery, enabled: token === '' });
  const session = claim.data ?? existing.data;
  useEffect(() => {
    // The token is spent: it has no business in the address bar, the history or a screenshot.
    if (claim.isSuccess) window.history.replaceState(null, '', window.location.pathname);
  }, [claim.isSuccess]);

  if (claim.isError) {
    return (
      <Entrance title="This link cannot be used" intro="A one-time link works once, and only for a limited time.">
        <ErrorPanel title="The link was not accepted." error={claim.error} />
        <p>
          If you have used it before, sign in. Otherwise start the server again: it prints a new link while the owner
          has no password.
        </p>
        <RouterButton to="/sign-in" appearance="primary">
          Go to sign in
        </RouterButton>
      </Entrance>
    );
  }
  if (existing.isError) return <Navigate to="/sign-in" />;
  if (session === undefined) {
    return (
      <Entrance title="Welcome to Tenon">
        <Loading label="Checking your link…" />
      </Entrance>
    );
  }
  if (session.member.hasPassword) return <Navigate to="/" />;
  return (
    <Entrance
      title="Welcome to Tenon"
      intro="You are the owner of this instance now. Say who you are, so that you can sign in again."
    >
      <IntroductionForm session={session} />
    </Entrance>
  );
}
