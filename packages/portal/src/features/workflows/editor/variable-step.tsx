import { Field, Input, Select } from '@fluentui/react-components';
import { isObject, type JsonObject, textAt, valueAt } from '../definition/definition-object.ts';
import { toFieldText, toTemplate, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import { JsonField } from './json-field.tsx';
import type { StepFieldsProps } from './step-field.ts';

const types = ['string', 'integer', 'float', 'boolean', 'array', 'object'];

/** A new variable: its name, type and first value. Several in one step are edited as JSON. */
export function VariableStep({ action, content, onChange }: StepFieldsProps) {
  const listed = valueAt(action, 'inputs', 'variables');
  const [variable, ...more] = Array.isArray(listed) ? listed : [];
  if (!isObject(variable) || more.length > 0) {
    return <JsonField label="JSON of the variables" value={action} onChange={onChange} />;
  }
  const put = (part: JsonObject) => onChange({ ...action, inputs: { variables: [{ ...variable, ...part }] } });
  const type = textAt(variable, 'type').toLowerCase();
  return (
    <FieldGrid>
      <Field label="Name" required>
        <Input value={textAt(variable, 'name')} onChange={(_, data) => put({ name: data.value })} />
      </Field>
      <Field label="Type">
        <Select value={type} onChange={(_, data) => put({ type: data.value })}>
          {types.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <ExpressionField
        label="First value"
        isMultiline={type === 'array' || type === 'object'}
        value={toFieldText(variable['value'])}
        content={content}
        onChange={(text) => {
          const value = type === 'string' ? toTemplate(text) : toTemplateOrJson(text);
          const { value: _, ...rest } = variable;
          onChange({
            ...action,
            inputs: { variables: [value === undefined || text === '' ? rest : { ...rest, value }] },
          });
        }}
      />
    </FieldGrid>
  );
}
