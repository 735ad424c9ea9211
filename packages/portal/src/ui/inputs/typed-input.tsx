import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { InputDialect, PlainInputProps } from './plain-input.ts';

/** A control for a value as it is: a choice for what has choices, more lines for what is long. */
function TypedInput({ label, hint, isRequired, type, choices, isMultiline, value, onChange }: PlainInputProps) {
  const words = [hint, type === 'any' ? '' : type].filter((part) => part !== '').join(' · ');
  return (
    <Field label={label} required={isRequired} hint={words}>
      {choices !== null || type === 'boolean' ? (
        <Select value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">{isRequired ? 'Choose…' : '(not sent)'}</option>
          {(choices ?? [true, false]).map((one) => (
            <option key={String(one)} value={String(one)}>
              {String(one)}
            </option>
          ))}
        </Select>
      ) : isMultiline ? (
        <Textarea value={value} rows={6} resize="vertical" onChange={(_, data) => onChange(data.value)} />
      ) : (
        <Input value={value} onChange={(_, data) => onChange(data.value)} />
      )}
    </Field>
  );
}

/** Values as they are, without expressions: for calls that are made at once. */
export const typedDialect: InputDialect = {
  Plain: TypedInput,
  isKnown: () => true,
  toText: (value) =>
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  toValue(type, text) {
    if (text === '') return undefined;
    if (type === 'string') return text;
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      // What is no JSON is the text that it is; the API judges it.
      if (error instanceof SyntaxError) return text;
      throw error;
    }
  },
};
