import { Field, Input } from '@fluentui/react-components';
import { setPassword as setPasswordRoute, updateProfile } from '@tenon/contract';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { acceptSession } from '../../session/use-session.ts';
import { Form } from '../../ui/form.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useOrganizationChange } from './use-organization-change.ts';

/** The member's own name, address and password. */
export function ProfilePanel() {
  const { session } = useMember();
  const notify = useNotify();
  const profile = useOrganizationChange(updateProfile);
  const [displayName, setDisplayName] = useState(session.member.displayName);
  const [email, setEmail] = useState(session.member.email ?? '');
  return (
    <>
      <Panel title="Profile">
        <Form
          submit="Save profile"
          isBusy={profile.isPending}
          error={profile.error}
          errorTitle="The profile was not saved."
          onSubmit={() =>
            profile.mutate({ body: { displayName, email } }, { onSuccess: () => notify('Your profile was saved.') })
          }
        >
          <Field label="Your name" required>
            <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} autoComplete="name" />
          </Field>
          <Field label="E-mail address" required>
            <Input type="email" value={email} onChange={(_, data) => setEmail(data.value)} autoComplete="email" />
          </Field>
        </Form>
      </Panel>
      <PasswordPanel />
    </>
  );
}

function PasswordPanel() {
  const { session } = useMember();
  const notify = useNotify();
  const change = useOrganizationChange(setPasswordRoute);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const submit = () =>
    change.mutate(
      { body: { password, ...(session.member.hasPassword ? { currentPassword: current } : {}) } },
      {
        onSuccess: (next) => {
          acceptSession(next);
          setCurrent('');
          setPassword('');
          notify('Your password was changed.', 'Every other session of yours has ended.');
        },
      },
    );
  return (
    <Panel title="Password">
      <Form
        submit={session.member.hasPassword ? 'Change password' : 'Set password'}
        isBusy={change.isPending}
        error={change.error}
        errorTitle="The password was not changed."
        onSubmit={submit}
      >
        <input type="email" value={session.member.email ?? ''} readOnly hidden autoComplete="username" />
        {session.member.hasPassword ? (
          <Field label="Current password" required>
            <Input
              type="password"
              value={current}
              onChange={(_, data) => setCurrent(data.value)}
              autoComplete="current-password"
            />
          </Field>
        ) : null}
        <Field label="New password" required hint="At least 12 characters">
          <Input
            type="password"
            minLength={12}
            value={password}
            onChange={(_, data) => setPassword(data.value)}
            autoComplete="new-password"
          />
        </Field>
      </Form>
    </Panel>
  );
}
