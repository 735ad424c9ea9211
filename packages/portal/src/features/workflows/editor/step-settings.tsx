import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Checkbox,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import { type JsonObject, objectAt, putAt, textAt, valueAt } from '../definition/definition-object.ts';
import { toTemplateOrJson } from '../definition/template-text.ts';
import { FieldGrid } from './field-grid.tsx';

/** Steps that ask somebody else, and may ask again. */
const calling: ReadonlySet<string> = new Set(['http', 'apiconnection', 'workflow']);

/** Steps whose inputs and outputs can be kept out of the history. */
const securable: ReadonlySet<string> = new Set([
  ...calling,
  'apiconnectionwebhook',
  'httpwebhook',
  'compose',
  'parsejson',
  'query',
  'select',
  'table',
  'join',
  'response',
  'javascriptcode',
]);

const policies: Readonly<Record<string, string>> = {
  default: 'As the server does it: 4 more times, with growing pauses',
  none: 'Never',
  fixed: 'After a fixed pause',
  exponential: 'After growing pauses',
};

interface StepSettingsProps {
  readonly action: JsonObject;
  readonly onChange: (action: JsonObject) => void;
}

/** How a step is carried out: asked again, given up, kept out of the history. */
export function StepSettings({ action, onChange }: StepSettingsProps) {
  const type = textAt(action, 'type').toLowerCase();
  if (!securable.has(type)) return null;
  return (
    <Accordion collapsible>
      <AccordionItem value="settings">
        <AccordionHeader size="small">Settings</AccordionHeader>
        <AccordionPanel>
          <FieldGrid>
            {calling.has(type) ? <RetryFields action={action} onChange={onChange} /> : null}
            <SecureFields action={action} onChange={onChange} />
          </FieldGrid>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function RetryFields({ action, onChange }: StepSettingsProps) {
  const policy = objectAt(action, 'inputs', 'retryPolicy');
  const type = textAt(policy, 'type').toLowerCase() || 'default';
  const put = (part: JsonObject | undefined) =>
    onChange(putAt(action, ['inputs', 'retryPolicy'], part && { ...policy, ...part }));
  return (
    <>
      <Field label="Try again">
        <Select
          value={policies[type] === undefined ? 'default' : type}
          onChange={(_, { value }) => {
            if (value === 'default') put(undefined);
            else if (value === 'none') onChange(putAt(action, ['inputs', 'retryPolicy'], { type: 'none' }));
            else put({ type: value, count: policy['count'] ?? 4, interval: policy['interval'] ?? 'PT10S' });
          }}
        >
          {Object.entries(policies).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {type === 'fixed' || type === 'exponential' ? (
        <>
          <Field label="At most so many times">
            <Input
              value={String(policy['count'] ?? '')}
              onChange={(_, data) => put({ count: toTemplateOrJson(data.value) ?? 4 })}
            />
          </Field>
          <Field label="Pause" hint="A duration such as PT10S">
            <Input value={textAt(policy, 'interval')} onChange={(_, data) => put({ interval: data.value })} />
          </Field>
        </>
      ) : null}
      <Field label="Give up after" hint="A duration such as PT2M; empty for the limit of the server">
        <Input
          value={textAt(action, 'limit', 'timeout')}
          onChange={(_, data) => onChange(putAt(action, ['limit', 'timeout'], data.value || undefined))}
        />
      </Field>
    </>
  );
}

const secured = ['runtimeConfiguration', 'secureData', 'properties'] as const;

function SecureFields({ action, onChange }: StepSettingsProps) {
  const listed = valueAt(action, ...secured);
  const properties = Array.isArray(listed) ? listed.map(String) : [];
  const toggle = (one: string, isChosen: boolean) => {
    const next = [...properties.filter((other) => other !== one), ...(isChosen ? [one] : [])];
    onChange(putAt(action, secured, next.length === 0 ? undefined : next));
  };
  return (
    <div>
      {['inputs', 'outputs'].map((one) => (
        <Checkbox
          key={one}
          label={`Keep its ${one} secret in the run history`}
          checked={properties.includes(one)}
          onChange={(_, data) => toggle(one, data.checked === true)}
        />
      ))}
    </div>
  );
}
