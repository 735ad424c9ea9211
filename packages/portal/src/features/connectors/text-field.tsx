import { Field, Input } from '@fluentui/react-components';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One value as text. */
export function TextField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Input value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
