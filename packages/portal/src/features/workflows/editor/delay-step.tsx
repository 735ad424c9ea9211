import { Field, Select } from '@fluentui/react-components';
import { type JsonObject, objectAt, textAt } from '../definition/definition-object.ts';
import { toFieldText, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import { JsonField } from './json-field.tsx';
import type { StepFieldsProps } from './step-fields.ts';

/** A pause of a certain length. A pause until an instant is edited as JSON. */
export function DelayStep({ action, content, onChange }: StepFieldsProps) {
  if (objectAt(action, 'inputs')['until'] !== undefined) {
    return <JsonField label="JSON of the delay" value={action} onChange={onChange} />;
  }
  const interval = objectAt(action, 'inputs', 'interval');
  const put = (part: JsonObject) => onChange({ ...action, inputs: { interval: { ...interval, ...part } } });
  return (
    <FieldGrid>
      <ExpressionField
        label="Count"
        isRequired
        value={toFieldText(interval['count'])}
        content={content}
        onChange={(text) => put({ count: toTemplateOrJson(text) ?? 1 })}
      />
      <Field label="Unit">
        <Select value={textAt(interval, 'unit') || 'Second'} onChange={(_, data) => put({ unit: data.value })}>
          {['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'].map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </Select>
      </Field>
    </FieldGrid>
  );
}
