import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import type { OperationParameter } from './operation-parameter.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
  wide: { gridColumn: '1 / -1' },
});

interface ParameterFieldsProps {
  readonly parameters: readonly OperationParameter[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** A field for each parameter that people give: its label, what it means, and a control that fits its type. */
export function ParameterFields({ parameters, values, onChange }: ParameterFieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      {parameters.map((parameter) => {
        const value = values[parameter.name] ?? '';
        const isLong = parameter.in === 'body' || parameter.type === 'object' || parameter.type === 'array';
        return (
          <Field
            key={`${parameter.in} ${parameter.name}`}
            className={isLong ? styles.wide : undefined}
            label={parameter.label || parameter.name}
            required={parameter.required}
            hint={[parameter.description, `${parameter.in}, ${parameter.type}`]
              .filter((part) => part !== '')
              .join(' · ')}
          >
            {parameter.enum !== null || parameter.type === 'boolean' ? (
              <Select value={value} onChange={(_, data) => onChange(parameter.name, data.value)}>
                <option value="">{parameter.required ? 'Choose…' : '(not sent)'}</option>
                {(parameter.enum ?? [true, false]).map((one) => (
                  <option key={String(one)} value={String(one)}>
                    {String(one)}
                  </option>
                ))}
              </Select>
            ) : isLong ? (
              <Textarea
                value={value}
                rows={6}
                resize="vertical"
                onChange={(_, data) => onChange(parameter.name, data.value)}
              />
            ) : (
              <Input value={value} onChange={(_, data) => onChange(parameter.name, data.value)} />
            )}
          </Field>
        );
      })}
    </div>
  );
}
