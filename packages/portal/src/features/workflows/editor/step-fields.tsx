import { Field, makeStyles, Select } from '@fluentui/react-components';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { type Json, objectAt, putAt, textAt, valueAt } from '../definition/definition-object.ts';
import { variablesOf } from '../definition/dynamic-content.ts';
import { toFieldText, toTemplate, toTemplateOrJson } from '../definition/template-text.ts';
import { useDesigner } from './designer-context.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import { JsonField } from './json-field.tsx';
import { PairsField } from './pairs-field.tsx';
import type { StepField, StepFieldsProps } from './step-field.ts';
import { WorkflowChoice } from './workflow-choice.tsx';

const useStyles = makeStyles({
  wide: { gridColumn: '1 / -1', minWidth: 0 },
});

interface KindFieldsProps extends StepFieldsProps {
  readonly fields: readonly StepField[];
}

/** The fields of a step that needs no connector, as its kind lists them. */
export function StepFields({ fields, ...props }: KindFieldsProps) {
  return fields.length === 0 ? null : (
    <FieldGrid>
      {fields.map((field) => (
        <OneField key={field.label} field={field} {...props} />
      ))}
    </FieldGrid>
  );
}

function OneField({ field, action, content, onChange }: StepFieldsProps & { readonly field: StepField }) {
  const styles = useStyles();
  const value = valueAt(action, ...field.at);
  const put = (next: Json | undefined) => {
    const kept = next === undefined && field.isRequired === true ? '' : next;
    onChange(putAt(action, field.at, kept));
  };
  switch (field.kind) {
    case 'choice':
      return (
        <Field label={field.label}>
          <Select value={chosen(field, value)} onChange={(_, data) => put(data.value)}>
            {field.choices?.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </Select>
        </Field>
      );
    case 'pairs':
      return (
        <div className={styles.wide}>
          <PairsField
            label={field.label}
            one={field.one ?? 'value'}
            value={objectAt(action, ...field.at)}
            content={content}
            onChange={put}
          />
        </div>
      );
    case 'schema':
      return (
        <div className={styles.wide}>
          <JsonField label={field.label} value={objectAt(action, ...field.at)} onChange={put} canUseSample />
        </div>
      );
    case 'code':
      return (
        <Field label={field.label} className={styles.wide} hint="The value that it returns is the result of the step.">
          <CodeEditor
            label={field.label}
            value={textAt(action, ...field.at)}
            language="javascript"
            height="180px"
            onChange={put}
          />
        </Field>
      );
    case 'variable':
      return <VariableField label={field.label} value={textAt(action, ...field.at)} onChange={put} />;
    case 'workflow':
      return <WorkflowChoice label={field.label} value={objectAt(action, ...field.at)} onChange={put} />;
    default:
      return (
        <ExpressionField
          label={field.label}
          value={toFieldText(value)}
          content={content}
          onChange={(text) => put(field.kind === 'text' ? textOrNothing(text) : toTemplateOrJson(text))}
          {...(field.isRequired ? { isRequired: true } : {})}
          {...(field.isWide ? { isMultiline: true } : {})}
          {...(field.hint ? { hint: field.hint } : {})}
          {...(field.placeholder ? { placeholder: field.placeholder } : {})}
        />
      );
  }
}

function textOrNothing(text: string): string | undefined {
  return text === '' ? undefined : toTemplate(text);
}

/** Definitions may write a choice in any case. */
function chosen({ choices = [] }: StepField, value: Json | undefined): string {
  return choices.find((choice) => choice.toLowerCase() === String(value ?? '').toLowerCase()) ?? choices[0] ?? '';
}

interface VariableFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function VariableField({ label, value, onChange }: VariableFieldProps) {
  const { definition } = useDesigner();
  const names = variablesOf(definition).map(({ name }) => name);
  return (
    <Field
      label={label}
      required
      {...(names.length === 0
        ? { hint: 'Add the step “Initialize variable” before, at the top of the workflow.' }
        : {})}
    >
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">Choose…</option>
        {(names.includes(value) || value === '' ? names : [...names, value]).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}
