import { Field, Input, makeStyles, Subtitle2, Text, Textarea, tokens } from '@fluentui/react-components';
import { type BodyOf, updateOperation } from '@tenon/contract';
import { useState } from 'react';
import type { OperationParameter } from '../../ui/operation-parameter.ts';
import { toParameterValue } from '../../ui/parameter-value.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { useSaveBeforeLeaving } from './pending-save.tsx';
import type { Operation } from './use-connector.ts';
import { useConnectorChange } from './use-connector-change.ts';
import { VisibilityField } from './visibility-field.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'center' },
  path: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  heading: { margin: '8px 0 0' },
  responses: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  response: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Change = NonNullable<BodyOf<typeof updateOperation>['parameters']>[number];

/** What is sent of a parameter that was changed: nothing when it was not. A default is sent as its type says, or taken away. */
function toChange(parameter: OperationParameter, before: OperationParameter | undefined): Change[] {
  if (parameter === before) return [];
  const { name, in: place, label, description, visibility, required } = parameter;
  const change = { name, in: place, label, description, visibility };
  const text = parameter.default === undefined ? '' : String(parameter.default);
  return [
    {
      ...change,
      ...(required === before?.required ? {} : { required }),
      ...(parameter.default === before?.default
        ? {}
        : { default: (toParameterValue(parameter, text) ?? null) as Change['default'] }),
    },
  ];
}

/** How one operation and its parameters are shown to people. */
export function OperationForm({
  connectorId,
  operation,
}: {
  readonly connectorId: string;
  readonly operation: Operation;
}) {
  const styles = useStyles();
  const save = useConnectorChange(connectorId, updateOperation);
  const [draft, setDraft] = useState(operation);
  const [isDirty, setDirty] = useState(false);
  const change = (part: Partial<Operation>) => {
    setDraft((old) => ({ ...old, ...part }));
    setDirty(true);
  };
  useSaveBeforeLeaving(isDirty, async () => {
    await save.mutateAsync({
      operationId: operation.operationId,
      body: {
        summary: draft.summary,
        description: draft.description,
        visibility: draft.visibility,
        parameters: draft.parameters.flatMap((parameter, index) => toChange(parameter, operation.parameters[index])),
      },
    });
    setDirty(false);
  });
  return (
    <div className={styles.form}>
      <div className={styles.head}>
        <StatusBadge status={operation.kind} />
        <span className={styles.path}>
          {operation.method.toUpperCase()} {operation.path}
        </span>
      </div>
      <Field
        label="Summary"
        required
        hint="The name of the operation in a workflow, for example “Estimate the cost of a picture frame”."
      >
        <Input value={draft.summary} onChange={(_, data) => change({ summary: data.value })} />
      </Field>
      <Field label="Description">
        <Textarea
          value={draft.description}
          resize="vertical"
          onChange={(_, data) => change({ description: data.value })}
        />
      </Field>
      <VisibilityField value={draft.visibility} onChange={(visibility) => change({ visibility })} />
      <Subtitle2 as="h3" className={styles.heading}>
        Parameters
      </Subtitle2>
      {draft.parameters.length === 0 ? <Text className={styles.quiet}>This operation takes no parameters.</Text> : null}
      {draft.parameters.map((parameter, index) => (
        <ParameterForm
          key={`${parameter.in} ${parameter.name}`}
          parameter={parameter}
          onChange={(next) => change({ parameters: draft.parameters.map((one, at) => (at === index ? next : one)) })}
        />
      ))}
      <Subtitle2 as="h3" className={styles.heading}>
        Responses
      </Subtitle2>
      <ul className={styles.responses}>
        {operation.responses.map((response) => (
          <li key={response.status} className={styles.response}>
            <strong>{response.status}</strong>
            <span>{response.description || 'No description'}</span>
            {response.type === null ? null : <span className={styles.path}>{response.type}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
