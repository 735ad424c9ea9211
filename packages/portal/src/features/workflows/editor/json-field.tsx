import { Button, Field, Textarea } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { isObject, type JsonObject, parseJson } from '../definition/definition-object.ts';
import { schemaOfSample } from '../definition/schema-of-sample.ts';

interface JsonFieldProps {
  readonly label: string;
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
  /** Whether a JSON Schema can be made of a sample. */
  readonly canUseSample?: boolean;
}

/** An object edited as JSON, for what the form has no fields for. The last text that was an object counts. */
export function JsonField({ label, value, onChange, canUseSample }: JsonFieldProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [sample, setSample] = useState<string>();
  useEffect(() => {
    setText((old) => {
      const next = JSON.stringify(value, null, 2);
      return JSON.stringify(parseJson(old)) === JSON.stringify(value) ? old : next;
    });
  }, [value]);
  const isValid = isObject(parseJson(text));
  const sampleValue = sample === undefined ? undefined : parseJson(sample);
  return (
    <>
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
      {canUseSample !== true ? null : sample === undefined ? (
        <Button appearance="transparent" size="small" onClick={() => setSample('')}>
          Use a sample to make the schema
        </Button>
      ) : (
        <Field
          label="Sample"
          {...(sample !== '' && sampleValue === undefined ? { validationMessage: 'This is no JSON yet.' } : {})}
        >
          <Textarea autoFocus rows={5} value={sample} onChange={(_, data) => setSample(data.value)} />
          <Button
            disabled={sampleValue === undefined}
            onClick={() => {
              if (sampleValue !== undefined) onChange(schemaOfSample(sampleValue));
              setSample(undefined);
            }}
          >
            Make the schema
          </Button>
        </Field>
      )}
    </>
  );
}
