import { Field, Select } from '@fluentui/react-components';
import { type JsonObject, objectAt, textAt } from '../definition/definition-object.ts';
import { toFieldText, toTemplate, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import type { StepFieldsProps } from './step-fields.ts';

/** An HTTP request without a connector. */
export function HttpStep({ action, content, onChange }: StepFieldsProps) {
  const inputs = objectAt(action, 'inputs');
  const put = (part: JsonObject) => onChange({ ...action, inputs: { ...inputs, ...part } });
  return (
    <FieldGrid>
      <Field label="Method">
        <Select
          value={textAt(inputs, 'method').toUpperCase() || 'GET'}
          onChange={(_, data) => put({ method: data.value })}
        >
          {['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].map((method) => (
            <option key={method}>{method}</option>
          ))}
        </Select>
      </Field>
      <ExpressionField
        label="URI"
        isRequired
        placeholder="https://api.example.com/things"
        value={toFieldText(inputs['uri'])}
        content={content}
        onChange={(text) => put({ uri: toTemplate(text) })}
      />
      <ExpressionField
        label="Request body"
        isMultiline
        value={toFieldText(inputs['body'])}
        content={content}
        onChange={(text) => {
          const { body: _, ...rest } = inputs;
          const body = toTemplateOrJson(text);
          onChange({ ...action, inputs: body === undefined ? rest : { ...rest, body } });
        }}
      />
    </FieldGrid>
  );
}
