import { Field, Input, makeStyles, Select, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { CopyField } from '../../ui/copy-field.tsx';
import { bringsAddresses, isEntra, providers } from './identity-providers.ts';
import type { Security } from './security.ts';
import { TextField } from './text-field.tsx';
import type { ConnectorDetail } from './use-connector.ts';

type OAuth = Extract<Security, { kind: 'oauth2' }>;

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))', gap: '16px' },
  wide: { gridColumn: '1 / -1' },
});

interface OAuthFieldsProps {
  readonly security: OAuth;
  readonly signIn: ConnectorDetail['signIn'];
  readonly onChange: (security: OAuth) => void;
}

/** How tokens are obtained: the provider, the client that the connector is registered as there, and what is asked for. */
export function OAuthFields({ security, signIn, onChange }: OAuthFieldsProps) {
  const styles = useStyles();
  const { flow, identityProvider } = security;
  return (
    <div className={styles.fields}>
      <Field label="Identity provider">
        <Select
          value={identityProvider.toLowerCase()}
          onChange={(_, data) => onChange(withoutAddresses({ ...security, identityProvider: data.value }))}
        >
          {providers(identityProvider).map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Flow" hint={flowHints[flow]}>
        <Select value={flow} onChange={(_, data) => onChange({ ...security, flow: data.value as OAuth['flow'] })}>
          <option value="authorizationCode">Authorization code with PKCE</option>
          <option value="clientCredentials">Client credentials</option>
          <option value="jwtBearer">JWT bearer</option>
        </Select>
      </Field>
      <TextField
        label="Client id"
        value={security.clientId}
        onChange={(clientId) => onChange({ ...security, clientId })}
      />
      <SecretField security={security} isKept={signIn.hasClientSecret} onChange={onChange} />
      {bringsAddresses(identityProvider) ? null : <Addresses security={security} onChange={onChange} />}
      {isEntra(identityProvider) ? (
        <>
          <TextField
            label="Directory (tenant) id"
            hint="Empty: any work or school account"
            value={security.tenant ?? ''}
            onChange={(tenant) => onChange(withOptional(security, 'tenant', tenant))}
          />
          <TextField
            label="Resource URL"
            hint="The API that the token is for, such as https://graph.microsoft.com"
            value={security.resource ?? ''}
            onChange={(resource) => onChange(withOptional(security, 'resource', resource))}
          />
        </>
      ) : null}
      <ScopesField scopes={security.scopes} onChange={(scopes) => onChange({ ...security, scopes: [...scopes] })} />
      {flow === 'authorizationCode' ? (
        <div className={styles.wide}>
          <CopyField
            label="Redirect URL"
            value={signIn.redirectUrl}
            hint="Register it, exactly so, with the application at the provider"
          />
        </div>
      ) : (
        <Text className={styles.wide}>Nobody signs in with this flow: a token is obtained when it is needed.</Text>
      )}
    </div>
  );
}

const flowHints: Readonly<Record<OAuth['flow'], string>> = {
  authorizationCode: 'Each person signs in once',
  clientCredentials: 'The connector signs in as itself',
  jwtBearer: 'The connector signs an assertion with a private key',
};

interface AddressesProps {
  readonly security: OAuth;
  readonly onChange: (security: OAuth) => void;
}

function Addresses({ security, onChange }: AddressesProps) {
  return (
    <>
      {security.flow === 'authorizationCode' ? (
        <TextField
          label="Authorization URL"
          value={security.authorizationUrl}
          onChange={(authorizationUrl) => onChange({ ...security, authorizationUrl })}
        />
      ) : null}
      <TextField
        label="Token URL"
        value={security.tokenUrl}
        onChange={(tokenUrl) => onChange({ ...security, tokenUrl })}
      />
      {security.flow === 'authorizationCode' ? (
        <TextField
          label="Refresh URL"
          hint="Empty: the token URL"
          value={security.refreshUrl ?? ''}
          onChange={(refreshUrl) => onChange(withOptional(security, 'refreshUrl', refreshUrl))}
        />
      ) : null}
    </>
  );
}

interface SecretFieldProps extends AddressesProps {
  readonly isKept: boolean;
}

/** The secret is written and never read: what is kept is said to be there, and stays while nothing is typed. */
function SecretField({ security, isKept, onChange }: SecretFieldProps) {
  const value = security.clientSecret ?? '';
  const hint = isKept ? 'One is kept. Type another to replace it.' : 'Kept encrypted and never shown again';
  const change = (clientSecret: string) => onChange(withOptional(security, 'clientSecret', clientSecret));
  if (security.flow === 'jwtBearer') {
    return (
      <Field label="Private key (PEM)" hint={hint}>
        <Textarea value={value} onChange={(_, data) => change(data.value)} autoComplete="off" spellCheck={false} />
      </Field>
    );
  }
  return (
    <Field label="Client secret" hint={hint}>
      <Input type="password" autoComplete="off" value={value} onChange={(_, data) => change(data.value)} />
    </Field>
  );
}

interface ScopesFieldProps {
  readonly scopes: readonly string[];
  readonly onChange: (scopes: readonly string[]) => void;
}

/** Keeps the text as it is typed: a space at its end is the beginning of the next scope. */
function ScopesField({ scopes, onChange }: ScopesFieldProps) {
  const [text, setText] = useState(scopes.join(' '));
  return (
    <TextField
      label="Scopes"
      hint="Separated by spaces"
      value={text}
      onChange={(value) => {
        setText(value);
        onChange(value.split(/\s+/).filter((scope) => scope !== ''));
      }}
    />
  );
}

/** The addresses of another provider are not this one's. */
function withoutAddresses({ refreshUrl: _, ...security }: OAuth): OAuth {
  return bringsAddresses(security.identityProvider) ? { ...security, authorizationUrl: '', tokenUrl: '' } : security;
}

/** A text that may be left out is left out when it is empty. */
function withOptional(
  security: OAuth,
  name: 'refreshUrl' | 'tenant' | 'resource' | 'clientSecret',
  value: string,
): OAuth {
  const { [name]: _, ...rest } = security;
  return value === '' ? rest : { ...rest, [name]: value };
}
