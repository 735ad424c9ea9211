import { Button, Caption1, makeStyles } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons';
import { awaitedSignIn, type Connection } from './connection-types.ts';
import { useSignInAtProvider } from './use-sign-in-at-provider.ts';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

/** Leads to the provider of a connection that waits for a sign-in, and comes back to this page. */
export function SignInButton({ connection }: { readonly connection: Connection }) {
  const styles = useStyles();
  const signIn = useSignInAtProvider();
  const parameter = awaitedSignIn(connection);
  if (parameter === undefined) return null;
  return (
    <>
      <Button
        className={styles.button}
        size="small"
        appearance="primary"
        icon={<PersonKeyRegular />}
        disabled={signIn.isPending}
        aria-label={`Sign in for ${connection.properties.displayName || connection.name}`}
        onClick={() => signIn.mutate({ connection, parameter })}
      >
        Sign in
      </Button>
      {signIn.isError ? <Caption1 role="alert">{signIn.error.message}</Caption1> : null}
    </>
  );
}
