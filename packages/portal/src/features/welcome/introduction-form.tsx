import { Field, Input } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Session } from '../../session/use-session.ts';
import { Form } from '../../ui/form.tsx';
import { RouterButton } from '../../ui/router-link.tsx';
import { passwordHint } from './password-hint.ts';
import { useIntroduce } from './use-introduce.ts';

/** The names of the organization and its owner, and how the owner signs in from now on. */
export function IntroductionForm({ session }: { readonly session: Session }) {
  const navigate = useNavigate();
  const introduce = useIntroduce();
  const [organization, setOrganization] = useState(session.tenant.displayName);
  const [displayName, setDisplayName] = useState(session.member.displayName);
  const [email, setEmail] = useState(session.member.email ?? '');
  const [password, setPassword] = useState('');
  const submit = () =>
    introduce.mutate({ organization, displayName, email, password }, { onSuccess: () => void navigate({ to: '/' }) });
  return (
    <Form
      onSubmit={submit}
      submit="Continue"
      isBusy={introduce.isPending}
      error={introduce.error}
      errorTitle="That could not be saved."
      more={
        <RouterButton to="/" appearance="subtle">
          Skip for now
        </RouterButton>
      }
    >
      <Field label="Organization name" required>
        <Input value={organization} onChange={(_, data) => setOrganization(data.value)} autoComplete="organization" />
      </Field>
      <Field label="Your name" required>
        <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} autoComplete="name" />
      </Field>
      <Field label="E-mail address" required>
        <Input type="email" value={email} onChange={(_, data) => setEmail(data.value)} autoComplete="username" />
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
