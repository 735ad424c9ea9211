import { Field, Input } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Entrance } from '../../ui/entrance.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { passwordHint } from './password-hint.ts';
import { useAcceptInvitation } from './use-accept-invitation.ts';
import { useInvitation } from './use-invitation.ts';

/** Where an invitation link leads: says to what, and makes the member. */
export function InvitationPage() {
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const invitation = useInvitation(token);
  if (token === '') {
    return (
      <Entrance
        title="This invitation link is incomplete"
        intro="Open the whole link, including the part after the # sign."
      >
        <p>If you cannot find it any more, ask whoever invited you for a new one.</p>
      </Entrance>
    );
  }
  return (
    <Entrance title={invitation.data ? `Join ${invitation.data.tenant}` : 'Your invitation'}>
      <Loaded query={invitation} what="the invitation">
        {(data) => (
          <>
            <p>
              You were invited as {data.roles.join(', ')}. You will sign in as <strong>{data.email}</strong>.
            </p>
            <AcceptForm token={token} email={data.email} />
          </>
        )}
      </Loaded>
    </Entrance>
  );
}

function AcceptForm({ token, email }: { readonly token: string; readonly email: string }) {
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Form
      submit="Accept invitation"
      isBusy={accept.isPending}
      error={accept.error}
      errorTitle="The invitation could not be accepted."
      onSubmit={() => accept.mutate({ token, displayName, password }, { onSuccess: () => void navigate({ to: '/' }) })}
    >
      <input type="email" value={email} readOnly hidden autoComplete="username" />
      <Field label="Your name" required>
        <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} autoComplete="name" />
      </Field>
      <Field label="Password" required hint={passwordHint}>
        <Input
          type="password"
          value={password}
          minLength={12}
          onChange={(_, data) => setPassword(data.value)}
          autoComplete="new-password"
        />
      </Field>
    </Form>
  );
}
