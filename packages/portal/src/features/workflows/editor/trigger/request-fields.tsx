import { Field, Input, Select } from '@fluentui/react-components';
import { objectAt, putAt, textAt } from '../../definition/definition-object.ts';
import { relativePathParameters } from '../../definition/dynamic-content.ts';
import { FieldGrid } from '../field-grid.tsx';
import { JsonField } from '../json-field.tsx';
import type { TriggerFieldsProps } from './trigger-fields.ts';

/** How the workflow is called: method, relative path, and what its body holds. */
export function RequestFields({ trigger, onChange }: TriggerFieldsProps) {
  const inputs = objectAt(trigger, 'inputs');
  const relativePath = textAt(inputs, 'relativePath');
  const method = textAt(inputs, 'method').toUpperCase() || 'POST';
  const parameters = relativePathParameters(relativePath);
  return (
    <>
      <FieldGrid>
        <Field label="Method">
          <Select value={method} onChange={(_, data) => onChange(putAt(trigger, ['inputs', 'method'], data.value))}>
            {['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
        <Field
          label="Relative path"
          hint={
            parameters.length === 0
              ? 'Names in braces become values, for example {height}/{width}'
              : `Gives the workflow: ${parameters.join(', ')}`
          }
        >
          <Input
            value={relativePath}
            placeholder="{height}/{width}"
            onChange={(_, data) => onChange(putAt(trigger, ['inputs', 'relativePath'], data.value || undefined))}
          />
        </Field>
      </FieldGrid>
      {method === 'GET' ? null : (
        <JsonField
          label="Schema of the request body"
          value={objectAt(inputs, 'schema')}
          onChange={(schema) => onChange({ ...trigger, inputs: { ...inputs, schema } })}
          canUseSample
        />
      )}
    </>
  );
}
