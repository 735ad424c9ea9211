import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled, PersonKeyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ConnectionValue } from '../../ui/connection-value-fields.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { type AskedSignIn, useSignInWindow } from './use-sign-in-window.ts';
import { type TestSignIn, useEndTestSignIns, useTestSignIns } from './use-test-sign-ins.ts';

const useStyles = makeStyles({
  whole: { gridColumn: '1 / -1', display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  other: { marginInlineStart: '-8px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  done: { display: 'flex', alignItems: 'center', gap: '8px' },
  mark: { color: tokens.colorStatusSuccessForeground1, fontSize: tokens.fontSizeBase500 },
  hint: { color: tokens.colorNeutralForeground2 },
});

interface TokenFieldProps {
  readonly field: ConnectionValue;
  readonly connector: { readonly id: string; readonly signIn: { readonly redirectUrl: string } };
  /** What is chosen and typed so far. */
  readonly asked: Omit<AskedSignIn, 'parameter'>;
  /** A token that was got elsewhere. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** How a test comes to its token: somebody signs in, the server asks for it itself, or one is pasted that was got elsewhere. */
export function TokenField({ field, connector, asked, value, onChange }: TokenFieldProps) {
  const styles = useStyles();
  const [isPasted, setPasted] = useState(value !== '');
  return (
    <div className={styles.whole}>
      {isPasted ? (
        <Field label={field.label} hint="Got elsewhere. It is used for this test only and not kept.">
          <Input type="password" autoComplete="off" value={value} onChange={(_, data) => onChange(data.value)} />
        </Field>
      ) : field.obtainedBy === 'server' ? (
        <Text className={styles.hint}>
          Nobody signs in: the server asks for the token, with the client id and the client secret of the connector.
        </Text>
      ) : (
        <SignIn connector={connector} asked={{ ...asked, parameter: field.name }} />
      )}
      <div>
        <Button
          size="small"
          appearance="subtle"
          className={styles.other}
          onClick={() => {
            setPasted(!isPasted);
            onChange('');
          }}
        >
          {isPasted ? 'Use no token of my own' : 'Use a token that I have'}
        </Button>
      </div>
    </div>
  );
}

function SignIn({
  connector,
  asked,
}: {
  readonly connector: TokenFieldProps['connector'];
  readonly asked: AskedSignIn;
}) {
  const styles = useStyles();
  const signIns = useTestSignIns(connector.id);
  const { state, begin, cancel } = useSignInWindow(connector.id);
  const signIn = signIns.data?.find(
    ({ parameter, parameterSet }) => parameter === asked.parameter && parameterSet === (asked.parameterSet ?? null),
  );
  if (state.kind === 'waiting') {
    return (
      <>
        <div className={styles.row} role="status">
          <Spinner size="tiny" label="Waiting for the sign-in in the other window…" />
          <Button size="small" onClick={cancel}>
            Cancel
          </Button>
        </div>
        <CopyField
          label="Redirect URL"
          value={connector.signIn.redirectUrl}
          hint="Where the provider does not know it: register it there, exactly so"
        />
      </>
    );
  }
  return (
    <>
      {state.kind === 'failed' ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>Nobody was signed in.</MessageBarTitle> {state.reason}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {signIn === undefined ? (
        <div className={styles.row}>
          <Button icon={<PersonKeyRegular />} onClick={() => void begin(asked)}>
            Sign in
          </Button>
          <Text className={styles.hint}>
            At the provider, in a window of its own. The token stays with the server, for your tests.
          </Text>
        </div>
      ) : (
        <SignedIn connectorId={connector.id} signIn={signIn} onAgain={() => void begin(asked)} />
      )}
    </>
  );
}

interface SignedInProps {
  readonly connectorId: string;
  readonly signIn: TestSignIn;
  readonly onAgain: () => void;
}

function SignedIn({ connectorId, signIn, onAgain }: SignedInProps) {
  const styles = useStyles();
  const end = useEndTestSignIns(connectorId);
  const until = new Date(signIn.expiresAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return (
    <div className={styles.row}>
      <span className={styles.done} role="status">
        <CheckmarkCircleFilled className={styles.mark} />
        <Text weight="semibold">{signIn.identity === null ? 'Signed in' : `Signed in as ${signIn.identity}`}</Text>
      </span>
      <Text className={styles.hint}>until {until} at the latest</Text>
      <Button size="small" onClick={onAgain}>
        Sign in again
      </Button>
      <Button size="small" disabled={end.isPending} onClick={() => end.mutate()}>
        Sign out
      </Button>
    </div>
  );
}
