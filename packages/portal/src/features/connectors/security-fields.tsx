import { Field, makeStyles, Select } from '@fluentui/react-components';
import { OAuthFields } from './oauth-fields.tsx';
import type { Security } from './security.ts';
import { TextField } from './text-field.tsx';
import type { ConnectorDetail } from './use-connector.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))', gap: '16px' },
});

interface SecurityFieldsProps {
  readonly security: Security;
  readonly signIn: ConnectorDetail['signIn'];
  readonly onChange: (security: Security) => void;
}

/** The values of the chosen kind of security. */
export function SecurityFields({ security, signIn, onChange }: SecurityFieldsProps) {
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
      return <OAuthFields security={security} signIn={signIn} onChange={onChange} />;
    default:
      return null;
  }
}
