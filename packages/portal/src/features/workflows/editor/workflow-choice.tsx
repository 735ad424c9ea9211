import { Field, Select } from '@fluentui/react-components';
import { type JsonObject, objectAt, textAt } from '../definition/definition-object.ts';
import { useWorkflows } from '../use-workflows.ts';

interface WorkflowChoiceProps {
  readonly label: string;
  /** The `host` of the action. */
  readonly value: JsonObject;
  readonly onChange: (host: JsonObject) => void;
}

/** Chooses one of the workflows that start on a request. */
export function WorkflowChoice({ label, value, onChange }: WorkflowChoiceProps) {
  const workflows = useWorkflows();
  const callable = (workflows.data ?? []).flatMap((workflow) => {
    const triggers = Object.entries(objectAt(workflow.properties.definition, 'triggers'));
    const [trigger] = triggers.find(([, one]) => textAt(one, 'type') === 'Request') ?? [];
    return trigger === undefined ? [] : [{ id: workflow.id, name: workflow.name, trigger }];
  });
  const chosen = textAt(value, 'workflow', 'id');
  const isKnown = callable.some(({ id }) => id.toLowerCase() === chosen.toLowerCase());
  return (
    <Field
      label={label}
      required
      {...(workflows.isError
        ? { validationMessage: 'The workflows could not be read.' }
        : workflows.isSuccess && callable.length === 0
          ? { hint: 'No other workflow here starts on a request.' }
          : {})}
    >
      <Select
        value={callable.find(({ id }) => id.toLowerCase() === chosen.toLowerCase())?.id ?? chosen}
        onChange={(_, data) => {
          const next = callable.find(({ id }) => id === data.value);
          if (next !== undefined) onChange({ workflow: { id: next.id }, triggerName: next.trigger });
        }}
      >
        <option value="">{workflows.isPending ? 'Reading workflows…' : 'Choose…'}</option>
        {callable.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {isKnown || chosen === '' ? null : <option value={chosen}>{chosen.split('/').at(-1)}</option>}
      </Select>
    </Field>
  );
}
