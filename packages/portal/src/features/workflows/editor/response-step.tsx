import { type JsonObject, objectAt } from '../definition/definition-object.ts';
import { toFieldText, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import type { StepFieldsProps } from './step-fields.ts';

/** What the caller of the trigger gets. */
export function ResponseStep({ action, content, onChange }: StepFieldsProps) {
  const inputs = objectAt(action, 'inputs');
  const put = (part: JsonObject) => onChange({ ...action, inputs: { ...inputs, ...part } });
  return (
    <FieldGrid>
      <ExpressionField
        label="Status code"
        isRequired
        value={toFieldText(inputs['statusCode'])}
        content={content}
        onChange={(text) => put({ statusCode: toTemplateOrJson(text) ?? 200 })}
      />
      <ExpressionField
        label="Body"
        isMultiline
        hint="Text, JSON, and dynamic content"
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
