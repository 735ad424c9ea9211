import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { ConnectionValue } from './connection-values.ts';

const useStyles = makeStyles({
  values: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
});

interface ConnectionValueFieldsProps {
  readonly fields: readonly ConnectionValue[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** A field for each value that a connection asks for; what is secret is not shown while it is typed. */
export function ConnectionValueFields({ fields, values, onChange }: ConnectionValueFieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.values}>
      {fields.map(({ name, label, isSecret }) => (
        <Field key={name} label={label}>
          <Input
            type={isSecret ? 'password' : 'text'}
            autoComplete="off"
            value={values[name] ?? ''}
            onChange={(_, data) => onChange(name, data.value)}
          />
        </Field>
      ))}
    </div>
  );
}
