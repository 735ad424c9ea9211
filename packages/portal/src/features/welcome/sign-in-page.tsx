import { Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { getInstance } from '@tenon/contract';
import { useState } from 'react';
import { call } from '../../transport/call.ts';
import { Entrance } from '../../ui/entrance.tsx';
import { Form } from '../../ui/form.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Sign in with e-mail and password. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const instance = useQuery({ queryKey: ['instance'], queryFn: ({ signal }) => call(getInstance, { signal }) });
  if (instance.data?.owned === false) {
    return (
      <Entrance
        title="This instance has no owner yet"
        intro="Only the holder of its one-time link can become the owner."
      >
        <p>
          The link was printed where the server was started. It works for an hour; starting the server again prints a
          new one.
        </p>
      </Entrance>
    );
  }
  return (
    <Entrance title="Sign in">
      <Form
        submit="Sign in"
        isBusy={signIn.isPending}
        error={signIn.error}
        errorTitle="You could not be signed in."
        onSubmit={() => signIn.mutate({ email, password }, { onSuccess: () => void navigate({ href: next ?? '/' }) })}
      >
        <Field label="E-mail address" required>
          <Input
            type="email"
            value={email}
            onChange={(_, data) => setEmail(data.value)}
            autoComplete="username"
            autoFocus
          />
        </Field>
        <Field label="Password" required>
          <Input
            type="password"
            value={password}
            onChange={(_, data) => setPassword(data.value)}
            autoComplete="current-password"
          />
        </Field>
      </Form>
    </Entrance>
  );
}
