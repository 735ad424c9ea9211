import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Security } from './security.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))', gap: '16px' },
});

interface SecurityFieldsProps {
  readonly security: Security;
  readonly onChange: (security: Security) => void;
}

/** The values of the chosen kind of security. */
export function SecurityFields({ security, onChange }: SecurityFieldsProps) {
  const styles = useStyles();
  switch (security.kind) {
    case 'apiKey':
      return (
        <div className={styles.fields}>
          <TextField
            label="Parameter label"
            value={security.label}
            onChange={(label) => onChange({ ...security, label })}
          />
          <TextField
            label="Parameter name"
            value={security.name}
            onChange={(name) => onChange({ ...security, name })}
          />
          <Field label="Parameter location">
            <Select
              value={security.in}
              onChange={(_, data) => onChange({ ...security, in: data.value === 'query' ? 'query' : 'header' })}
            >
              <option value="header">Header</option>
              <option value="query">Query</option>
            </Select>
          </Field>
        </div>
      );
    case 'basic':
      return (
        <div className={styles.fields}>
          <TextField
            label="User name label"
            value={security.usernameLabel}
            onChange={(usernameLabel) => onChange({ ...security, usernameLabel })}
          />
          <TextField
            label="Password label"
            value={security.passwordLabel}
            onChange={(passwordLabel) => onChange({ ...security, passwordLabel })}
          />
        </div>
      );
    case 'oauth2':
      return <OAuthFields security={security} onChange={onChange} />;
    default:
      return null;
  }
}

interface OAuthFieldsProps {
  readonly security: Extract<Security, { kind: 'oauth2' }>;
  readonly onChange: (security: Security) => void;
}

function OAuthFields({ security, onChange }: OAuthFieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <Field label="Flow">
        <Select
          value={security.flow}
          onChange={(_, data) =>
            onChange({
              ...security,
              flow: data.value === 'clientCredentials' ? 'clientCredentials' : 'authorizationCode',
            })
          }
        >
          <option value="authorizationCode">Authorization code</option>
          <option value="clientCredentials">Client credentials</option>
        </Select>
      </Field>
      <TextField
        label="Client id"
        value={security.clientId}
        onChange={(clientId) => onChange({ ...security, clientId })}
      />
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
      <TextField
        label="Refresh URL"
        value={security.refreshUrl ?? ''}
        onChange={(refreshUrl) => {
          const { refreshUrl: _, ...rest } = security;
          onChange(refreshUrl === '' ? rest : { ...rest, refreshUrl });
        }}
      />
      <ScopesField scopes={security.scopes} onChange={(scopes) => onChange({ ...security, scopes: [...scopes] })} />
    </div>
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

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Input value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
