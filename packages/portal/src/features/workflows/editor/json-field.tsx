import { Field } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { isObject, type JsonObject, parseJson } from '../definition/definition-object.ts';

interface JsonFieldProps {
  readonly label: string;
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
}

/** An object edited as JSON, for what the form has no fields for. The last text that was an object counts. */
export function JsonField({ label, value, onChange }: JsonFieldProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  useEffect(() => {
    setText((old) => {
      const next = JSON.stringify(value, null, 2);
      return JSON.stringify(parseJson(old)) === JSON.stringify(value) ? old : next;
    });
  }, [value]);
  const isValid = isObject(parseJson(text));
  return (
    <Field
      label={label}
      {...(isValid ? {} : { validationMessage: 'This is not a JSON object yet; the last valid text counts.' })}
    >
      <CodeEditor
        label={label}
        value={text}
        height="220px"
        onChange={(next) => {
          setText(next);
          const parsed = parseJson(next);
          if (isObject(parsed)) onChange(parsed);
        }}
      />
    </Field>
  );
}
