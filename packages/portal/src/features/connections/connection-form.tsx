import { Field, Input, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { connectionName } from './connection-name.ts';
import { type Connection, type ConnectionDemand, type ConnectionField, connectionFields } from './connection-types.ts';
import { SubscriptionHint } from './subscription-hint.tsx';
import { useConnectionParameters } from './use-connection-parameters.ts';
import { useConnections } from './use-connections.ts';
import { useCreateConnection } from './use-create-connection.ts';

interface ConnectionFormProps {
  readonly apiId: string;
  readonly connectorTitle: string;
  readonly onCreated: (connection: Connection) => void;
}

/** Asks for what a connection of one connector needs, and makes it. */
export function ConnectionForm({ apiId, connectorTitle, onCreated }: ConnectionFormProps) {
  const parameters = useConnectionParameters(apiId);
  return (
    <Loaded query={parameters} what="what the connection needs">
      {(data) => (
        <FieldsForm key={apiId} apiId={apiId} connectorTitle={connectorTitle} demand={data} onCreated={onCreated} />
      )}
    </Loaded>
  );
}

function FieldsForm({
  apiId,
  connectorTitle,
  demand,
  onCreated,
}: ConnectionFormProps & { readonly demand: ConnectionDemand }) {
  const { resourceGroups } = useMember();
  const connections = useConnections();
  const create = useCreateConnection();
  const [displayName, setDisplayName] = useState(connectorTitle);
  const [group, setGroup] = useState(resourceGroups[0]?.name ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [wayName, setWayName] = useState(demand.ways[0]?.name);
  const way = demand.ways.find(({ name }) => name === wayName);
  const fields = connectionFields({ ...demand.parameters, ...way?.parameters });
  const submit = () => {
    // What was typed for another way to connect is not sent.
    const asked = new Set(fields.map(({ name }) => name));
    const given = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && asked.has(name)));
    const name = connectionName(apiId, connections.data?.map((one) => one.name) ?? []);
    create.mutate({ apiId, name, displayName, group, values: given, way: way?.name }, { onSuccess: onCreated });
  };
  return (
    <Form
      onSubmit={submit}
      submit="Create connection"
      isBusy={create.isPending}
      isDisabled={group === '' || !connections.isSuccess}
      error={create.error}
      errorTitle="The connection was not made."
    >
      <Field label="Connection name" required>
        <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} />
      </Field>
      {resourceGroups.length > 1 ? (
        <Field label="Resource group" required>
          <Select value={group} onChange={(_, data) => setGroup(data.value)}>
            {resourceGroups.map((one) => (
              <option key={one.name}>{one.name}</option>
            ))}
          </Select>
        </Field>
      ) : null}
      <SubscriptionHint apiId={apiId} />
      {demand.ways.length > 1 ? (
        <Field label="Authentication type" required {...(way?.description ? { hint: way.description } : {})}>
          <Select value={way?.name ?? ''} onChange={(_, data) => setWayName(data.value)}>
            {demand.ways.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {fields.length === 0 ? <Text>This connector needs no sign-in: there is nothing more to fill in.</Text> : null}
      {fields.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
        />
      ))}
    </Form>
  );
}

interface ValueFieldProps {
  readonly field: ConnectionField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ValueField({ field, value, onChange }: ValueFieldProps) {
  const hint = [field.hint, field.isSecret ? 'Kept encrypted and never shown again.' : '']
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
  return (
    <Field label={field.label} required={field.isRequired} {...(hint ? { hint } : {})}>
      {field.choices.length > 0 ? (
        <Select value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">Choose…</option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          type={field.isSecret ? 'password' : 'text'}
          autoComplete="off"
          value={value}
          onChange={(_, data) => onChange(data.value)}
        />
      )}
    </Field>
  );
}
