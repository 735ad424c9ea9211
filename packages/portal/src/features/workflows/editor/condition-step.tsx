import { Field, Select, Text } from '@fluentui/react-components';
import { isObject, type Json, type JsonObject, objectAt } from '../definition/definition-object.ts';
import { toFieldText, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import { JsonField } from './json-field.tsx';
import type { StepFieldsProps } from './step-fields.ts';

const operators: Readonly<Record<string, string>> = {
  equals: 'is equal to',
  greater: 'is greater than',
  greaterOrEquals: 'is greater than or equal to',
  less: 'is less than',
  lessOrEquals: 'is less than or equal to',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
};

/** A condition with one comparison; what it runs in either case is edited as JSON. Other conditions are edited as JSON entirely. */
export function ConditionStep({ action, content, onChange }: StepFieldsProps) {
  const comparison = readComparison(action['expression']);
  if (comparison === undefined) return <JsonField label="JSON of the condition" value={action} onChange={onChange} />;
  const put = (part: Partial<Comparison>) => {
    const { operator, left, right } = { ...comparison, ...part };
    onChange({ ...action, expression: { and: [{ [operator]: [left, right] }] } });
  };
  return (
    <>
      <FieldGrid>
        <ExpressionField
          label="Value"
          value={toFieldText(comparison.left)}
          content={content}
          onChange={(text) => put({ left: toTemplateOrJson(text) ?? '' })}
        />
        <Field label="Comparison">
          <Select value={comparison.operator} onChange={(_, data) => put({ operator: data.value })}>
            {Object.entries(operators).map(([operator, words]) => (
              <option key={operator} value={operator}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <ExpressionField
          label="Compared with"
          value={toFieldText(comparison.right)}
          content={content}
          onChange={(text) => put({ right: toTemplateOrJson(text) ?? '' })}
        />
      </FieldGrid>
      <Text size={200}>Actions go into the two branches as JSON, here or in the code view.</Text>
      <JsonField
        label="Actions if true"
        value={objectAt(action, 'actions')}
        onChange={(actions) => onChange({ ...action, actions })}
      />
      <JsonField
        label="Actions if false"
        value={objectAt(action, 'else', 'actions')}
        onChange={(actions) => onChange({ ...action, else: { actions } })}
      />
    </>
  );
}

interface Comparison {
  readonly operator: string;
  readonly left: Json;
  readonly right: Json;
}

function readComparison(expression: Json | undefined): Comparison | undefined {
  const only = isObject(expression) && Array.isArray(expression['and']) ? onlyItem(expression['and']) : expression;
  const [entry, more] = isObject(only) ? Object.entries(only as JsonObject) : [];
  if (entry === undefined || more !== undefined || operators[entry[0]] === undefined) return undefined;
  const [left, right, third] = Array.isArray(entry[1]) ? entry[1] : [];
  if (left === undefined || right === undefined || third !== undefined) return undefined;
  return { operator: entry[0], left, right };
}

function onlyItem(items: readonly Json[]): Json | undefined {
  return items.length === 1 ? items[0] : undefined;
}
