import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { AnswerOf, getConnector } from '@tenon/contract';

type ConnectionValue = AnswerOf<typeof getConnector>['connectionValues'][number];

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
      {fields.map((field) => (
        <Field key={field.name} label={field.label} {...(field.description ? { hint: field.description } : {})}>
          <ValueInput
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => onChange(field.name, value)}
          />
        </Field>
      ))}
    </div>
  );
}

interface ValueInputProps {
  readonly field: ConnectionValue;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ValueInput({ field, value, onChange, ...control }: ValueInputProps) {
  const unset = field.default === null ? '' : `Default: ${field.default}`;
  if (field.choices.length === 0) {
    return (
      <Input
        {...control}
        type={field.isSecret ? 'password' : 'text'}
        autoComplete="off"
        placeholder={unset}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    );
  }
  return (
    <Select {...control} value={value} onChange={(_, data) => onChange(data.value)}>
      <option value="">{unset || 'Choose…'}</option>
      {field.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </Select>
  );
}
