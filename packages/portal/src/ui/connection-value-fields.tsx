import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { AnswerOf, getConnector } from '@tenon/contract';
import { Fragment, type ReactNode } from 'react';

/** A value that a connection asks for. */
export type ConnectionValue = AnswerOf<typeof getConnector>['connectionValues'][number];
type ConnectionSet = AnswerOf<typeof getConnector>['connectionSets'][number];

const useStyles = makeStyles({
  values: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
});

interface ConnectionValueFieldsProps {
  readonly fields: readonly ConnectionValue[];
  /** The ways to connect; where there are several, one is chosen and the values of the others are emptied. */
  readonly sets: readonly ConnectionSet[];
  /** The chosen way to connect. */
  readonly set: string | undefined;
  readonly onSet: (name: string) => void;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
  /** Stands in place of the field of a token. */
  readonly tokenField?: (field: ConnectionValue) => ReactNode;
}

/** A field for each value that a connection asks for; what is secret is not shown while it is typed. */
export function ConnectionValueFields(props: ConnectionValueFieldsProps) {
  const { fields, sets, set: chosen, onSet, values, onChange, tokenField } = props;
  const styles = useStyles();
  const set = sets.find(({ name }) => name === chosen) ?? sets[0];
  const asked = (field: ConnectionValue, by: string) => field.sets.length === 0 || field.sets.includes(by);
  if (fields.length === 0 && sets.length < 2) return null;
  return (
    <div className={styles.values}>
      {sets.length > 1 && set !== undefined ? (
        <Field label="Authentication type" {...(set.description ? { hint: set.description } : {})}>
          <Select
            value={set.name}
            onChange={(_, data) => {
              onSet(data.value);
              for (const field of fields) if (!asked(field, data.value)) onChange(field.name, '');
            }}
          >
            {sets.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {fields
        .filter((field) => asked(field, set?.name ?? ''))
        .map((field) =>
          field.obtainedBy !== null && tokenField !== undefined ? (
            <Fragment key={`${field.name} ${set?.name ?? ''}`}>{tokenField(field)}</Fragment>
          ) : (
            <Field key={field.name} label={field.label} {...(field.description ? { hint: field.description } : {})}>
              <ValueInput
                field={field}
                value={values[field.name] ?? ''}
                onChange={(value) => onChange(field.name, value)}
              />
            </Field>
          ),
        )}
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
