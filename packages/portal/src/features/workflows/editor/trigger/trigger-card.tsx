import { FlashFlowRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { operationTitle } from '../../../../ui/operation-title.ts';
import { writeTrigger } from '../../definition/connector-trigger.ts';
import { type JsonObject, spokenName } from '../../definition/definition-object.ts';
import { freeName } from '../../definition/steps.ts';
import { AddStepDialog } from '../add-step-dialog.tsx';
import { Card } from '../card.tsx';
import { ConnectorStep } from '../connector-step.tsx';
import type { ShownCall } from '../connector-wiring.ts';
import { useDesigner } from '../designer-context.ts';
import { JsonField } from '../json-field.tsx';
import { StepFields } from '../step-fields.tsx';
import { stepKinds } from '../step-kinds.tsx';
import { diagnosticsAt } from '../use-definition-editor.ts';
import { RecurrenceFields } from './recurrence-fields.tsx';
import { RequestFields } from './request-fields.tsx';
import { triggerKindOf, triggerKinds } from './trigger-kinds.tsx';

/** The fields of an HTTP trigger are those of an HTTP step. */
const httpFields = stepKinds.find(({ action }) => action['type'] === 'Http')?.fields ?? [];

/** What starts the workflow. */
export function TriggerCard({ isLoading }: { readonly isLoading: boolean }) {
  const { definition, editor, wiring } = useDesigner();
  const [isOpen, setOpen] = useState(true);
  const [isChoosing, setChoosing] = useState(false);
  const [name = 'manual', trigger = {}] = Object.entries(definition.triggers)[0] ?? [];
  const kind = triggerKindOf(trigger);
  const shown = wiring.find(trigger);
  const Icon = kind?.Icon ?? FlashFlowRegular;
  const put = (next: JsonObject) => editor.change((old) => ({ ...old, triggers: { ...old.triggers, [name]: next } }));
  const choose = (chosenName: string, next: JsonObject) => {
    editor.change((old) => ({ ...old, triggers: { [chosenName]: next } }));
    setChoosing(false);
  };
  const title = kind?.title ?? (shown === undefined ? `Trigger: ${spokenName(name)}` : operationTitle(shown.operation));
  return (
    <>
      <Card
        title={title}
        kind={shown === undefined ? 'Trigger' : `Trigger · ${shown.connector.title}`}
        icon={shown === undefined ? <Icon fontSize={28} aria-hidden="true" /> : shown.icon}
        diagnostics={diagnosticsAt(editor.diagnostics, 'triggers')}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
        actions={[{ label: 'Change the trigger…', act: () => setChoosing(true) }]}
      >
        <TriggerFields trigger={trigger} name={name} shown={shown} onChange={put} />
      </Card>
      {isChoosing ? (
        <AddStepDialog
          title="What starts the workflow"
          builtIn={triggerKinds}
          operationKind="trigger"
          connectors={wiring.connectors}
          isLoading={isLoading}
          onClose={() => setChoosing(false)}
          onChooseBuiltIn={(one) => choose(one.name, one.trigger)}
          onChooseOperation={(connector, operation) => {
            choose(
              freeName(definition, operationTitle(operation)),
              writeTrigger(operation, wiring.referenceFor(connector)),
            );
          }}
        />
      ) : null}
    </>
  );
}

interface TriggerFieldsProps {
  readonly trigger: JsonObject;
  readonly name: string;
  readonly shown: ShownCall | undefined;
  readonly onChange: (trigger: JsonObject) => void;
}

function TriggerFields({ trigger, name, shown, onChange }: TriggerFieldsProps) {
  const { wiring } = useDesigner();
  const type = String(trigger['type'] ?? '').toLowerCase();
  const fields = { action: trigger, content: [], onChange };
  switch (type) {
    case 'request':
      return <RequestFields trigger={trigger} onChange={onChange} />;
    case 'recurrence':
    case 'slidingwindow':
      return <RecurrenceFields trigger={trigger} onChange={onChange} />;
    case 'http':
      return (
        <>
          <StepFields {...fields} fields={httpFields} />
          <RecurrenceFields trigger={trigger} onChange={onChange} />
        </>
      );
    default:
      return shown === undefined ? (
        <JsonField label={`JSON of the trigger ${name}`} value={trigger} onChange={onChange} />
      ) : (
        <>
          <ConnectorStep {...fields} shown={shown} wiring={wiring} />
          {trigger['recurrence'] === undefined ? null : <RecurrenceFields trigger={trigger} onChange={onChange} />}
        </>
      );
  }
}
