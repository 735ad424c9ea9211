import { Field, Input } from '@fluentui/react-components';
import { ArrowReplyRegular, BranchForkRegular, CodeRegular, GlobeRegular, TimerRegular } from '@fluentui/react-icons';
import { type ReactElement, useState } from 'react';
import { type DefinitionObject, type JsonObject, textAt } from '../definition/definition-object.ts';
import { dynamicContentFor } from '../definition/dynamic-content.ts';
import { moveStep, removeStep, renameStep, replaceStep, type Step } from '../definition/steps.ts';
import { Card } from './card.tsx';
import { ConditionStep } from './condition-step.tsx';
import { ConnectorStep } from './connector-step.tsx';
import type { ConnectorWiring } from './connector-wiring.ts';
import { DelayStep } from './delay-step.tsx';
import { HttpStep } from './http-step.tsx';
import { JsonField } from './json-field.tsx';
import { ResponseStep } from './response-step.tsx';
import { type DefinitionEditor, diagnosticsAt } from './use-definition-editor.ts';

interface StepCardProps {
  readonly step: Step;
  readonly definition: DefinitionObject;
  readonly editor: DefinitionEditor;
  readonly wiring: ConnectorWiring;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly canMove: boolean;
}

/** One action of the workflow, with fields that fit its type. */
export function StepCard({ step, definition, editor, wiring, isFirst, isLast, canMove }: StepCardProps) {
  const [newName, setNewName] = useState<string>();
  const { name, action } = step;
  const type = textAt(action, 'type');
  const content = dynamicContentFor(definition, name);
  const put = (next: JsonObject) => editor.change((old) => replaceStep(old, name, next));
  const fields = { action, content, onChange: put };
  const { icon, kind } = looks[type] ?? { icon: <CodeRegular fontSize={28} aria-hidden="true" />, kind: type };
  const shown = type === 'ApiConnection' ? wiring.find(action) : undefined;
  return (
    <Card
      title={name.replaceAll('_', ' ')}
      kind={
        shown === undefined
          ? kind
          : `${shown.connector.title} · ${shown.operation.summary || shown.operation.operationId}`
      }
      icon={shown === undefined ? icon : shown.icon}
      diagnostics={diagnosticsAt(editor.diagnostics, 'actions', name)}
      actions={[
        { label: 'Rename', act: () => setNewName(name) },
        {
          label: 'Move up',
          isDisabled: isFirst || !canMove,
          act: () => editor.change((old) => moveStep(old, name, -1)),
        },
        {
          label: 'Move down',
          isDisabled: isLast || !canMove,
          act: () => editor.change((old) => moveStep(old, name, 1)),
        },
        { label: 'Delete step', act: () => editor.change((old) => removeStep(old, name)) },
      ]}
    >
      {newName === undefined ? null : (
        <Field label="Step name">
          <Input
            autoFocus
            value={newName}
            onChange={(_, data) => setNewName(data.value)}
            onBlur={() => {
              editor.change((old) => renameStep(old, name, newName.trim().replaceAll(' ', '_')));
              setNewName(undefined);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') setNewName(undefined);
            }}
          />
        </Field>
      )}
      {shown !== undefined ? (
        <ConnectorStep {...fields} shown={shown} wiring={wiring} />
      ) : type === 'Http' ? (
        <HttpStep {...fields} />
      ) : type === 'Wait' ? (
        <DelayStep {...fields} />
      ) : type === 'Response' ? (
        <ResponseStep {...fields} />
      ) : type === 'If' ? (
        <ConditionStep {...fields} />
      ) : (
        <JsonField label={`JSON of ${name}`} value={action} onChange={put} />
      )}
    </Card>
  );
}

const looks: Readonly<Record<string, { readonly icon: ReactElement; readonly kind: string }>> = {
  Http: { icon: <GlobeRegular fontSize={28} aria-hidden="true" />, kind: 'HTTP request' },
  Wait: { icon: <TimerRegular fontSize={28} aria-hidden="true" />, kind: 'Delay' },
  Response: { icon: <ArrowReplyRegular fontSize={28} aria-hidden="true" />, kind: 'Response to the request' },
  If: { icon: <BranchForkRegular fontSize={28} aria-hidden="true" />, kind: 'Condition' },
};
