import { Button } from '@fluentui/react-components';
import { useSignOut } from './use-sign-out.ts';

/** Ends the session. */
export function SignOutButton() {
  const signOut = useSignOut();
  return <Button onClick={() => signOut.mutate()}>Sign out</Button>;
}
