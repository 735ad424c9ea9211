import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { FlashFlowRegular } from '@fluentui/react-icons';
import { type DefinitionObject, type JsonObject, objectAt, textAt, valueAt } from '../definition/definition-object.ts';
import { relativePathParameters, triggerTitle } from '../definition/dynamic-content.ts';
import { Card } from './card.tsx';
import { JsonField } from './json-field.tsx';
import { type DefinitionEditor, diagnosticsAt } from './use-definition-editor.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))', gap: '14px' },
});

const kinds: Readonly<Record<string, JsonObject>> = {
  Request: { type: 'Request', kind: 'Http', inputs: { method: 'GET', schema: {} } },
  Recurrence: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } },
};

interface TriggerCardProps {
  readonly definition: DefinitionObject;
  readonly editor: DefinitionEditor;
}

/** What starts the workflow. */
export function TriggerCard({ definition, editor }: TriggerCardProps) {
  const styles = useStyles();
  const [name = 'manual', trigger = {}] = Object.entries(definition.triggers)[0] ?? [];
  const type = textAt(trigger, 'type');
  const put = (next: JsonObject) => editor.change((old) => ({ ...old, triggers: { ...old.triggers, [name]: next } }));
  const title =
    type === 'Request'
      ? triggerTitle
      : type === 'Recurrence'
        ? 'On a schedule'
        : `Trigger: ${name.replaceAll('_', ' ')}`;
  return (
    <Card
      title={title}
      kind="Trigger"
      icon={<FlashFlowRegular fontSize={28} aria-hidden="true" />}
      diagnostics={diagnosticsAt(editor.diagnostics, 'triggers', name)}
    >
      <div className={styles.fields}>
        {kinds[type] === undefined ? null : (
          <Field label="Start">
            <Select
              value={type}
              onChange={(_, data) => {
                const next = kinds[data.value];
                if (next !== undefined) put(next);
              }}
            >
              <option value="Request">{triggerTitle}</option>
              <option value="Recurrence">On a schedule</option>
            </Select>
          </Field>
        )}
        {type === 'Request' ? <RequestFields trigger={trigger} onChange={put} /> : null}
        {type === 'Recurrence' ? <RecurrenceFields trigger={trigger} onChange={put} /> : null}
      </div>
      {kinds[type] === undefined ? (
        <JsonField label={`JSON of the trigger ${name}`} value={trigger} onChange={put} />
      ) : null}
    </Card>
  );
}

interface TriggerFieldsProps {
  readonly trigger: JsonObject;
  readonly onChange: (trigger: JsonObject) => void;
}

function RequestFields({ trigger, onChange }: TriggerFieldsProps) {
  const inputs = objectAt(trigger, 'inputs');
  const relativePath = textAt(inputs, 'relativePath');
  const parameters = relativePathParameters(relativePath);
  const put = (part: JsonObject) => onChange({ ...trigger, inputs: { ...inputs, ...part } });
  return (
    <>
      <Field label="Method">
        <Select value={textAt(inputs, 'method') || 'POST'} onChange={(_, data) => put({ method: data.value })}>
          {['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => (
            <option key={method}>{method}</option>
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
          onChange={(_, data) => {
            const { relativePath: _old, ...rest } = inputs;
            onChange({ ...trigger, inputs: data.value === '' ? rest : { ...rest, relativePath: data.value } });
          }}
        />
      </Field>
    </>
  );
}

function RecurrenceFields({ trigger, onChange }: TriggerFieldsProps) {
  const recurrence = objectAt(trigger, 'recurrence');
  const put = (part: JsonObject) => onChange({ ...trigger, recurrence: { ...recurrence, ...part } });
  return (
    <>
      <Field label="Every">
        <Input
          type="number"
          min={1}
          value={String(valueAt(recurrence, 'interval') ?? '')}
          onChange={(_, data) => put({ interval: Number.parseInt(data.value, 10) || 1 })}
        />
      </Field>
      <Field label="Unit">
        <Select value={textAt(recurrence, 'frequency')} onChange={(_, data) => put({ frequency: data.value })}>
          {['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'].map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </Select>
      </Field>
    </>
  );
}
