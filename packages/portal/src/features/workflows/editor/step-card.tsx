import { Field, Input, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CodeRegular } from '@fluentui/react-icons';
import { type ComponentType, useState } from 'react';
import { operationTitle } from '../../../ui/operation-title.ts';
import { spokenName, textAt } from '../definition/definition-object.ts';
import { dynamicContentFor } from '../definition/dynamic-content.ts';
import { branchesOf, type ScopePath } from '../definition/scopes.ts';
import {
  moveStep,
  removeStep,
  renameStep,
  replaceStep,
  runAfterStates,
  type Step,
  stateWords,
} from '../definition/steps.ts';
import { Card } from './card.tsx';
import { ConditionStep } from './condition-step.tsx';
import { ConnectorStep } from './connector-step.tsx';
import type { ShownCall } from './connector-wiring.ts';
import { useDesigner } from './designer-context.ts';
import { JsonField } from './json-field.tsx';
import { RunAfterDialog } from './run-after-dialog.tsx';
import { StepFields } from './step-fields.tsx';
import { kindOf } from './step-kinds.tsx';
import { StepSettings } from './step-settings.tsx';
import { SwitchStep } from './switch-step.tsx';
import { diagnosticsAt } from './use-definition-editor.ts';
import { VariableStep } from './variable-step.tsx';

const useStyles = makeStyles({
  branches: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '14px',
    alignItems: 'start',
  },
  branch: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
  },
  after: { color: tokens.colorNeutralForeground2 },
});

/** What draws the steps of one scope. */
export interface FlowProps {
  readonly scope: ScopePath;
  /** What the list of steps is called: `Check: If true`. Empty at the top. */
  readonly title: string;
  /** The depth of the headings of its cards. */
  readonly level: number;
}

interface StepCardProps {
  /** Draws the steps inside of this one. */
  readonly Inside: ComponentType<FlowProps>;
  readonly step: Step;
  readonly scope: ScopePath;
  readonly level: number;
  /** Whether what it runs after can be seen from where the card stands. */
  readonly isPlain: boolean;
  /** Where it is in a chain; undefined where steps cannot be moved. */
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean } | undefined;
}

/** One action of the workflow, with fields that fit its type and the steps that are inside of it. */
export function StepCard({ Inside, step, scope, level, isPlain, place }: StepCardProps) {
  const styles = useStyles();
  const { editor, wiring, isOpen, setOpen, added, wasShown } = useDesigner();
  const [newName, setNewName] = useState<string>();
  const [isOrdering, setOrdering] = useState(false);
  const { name, action } = step;
  const title = spokenName(name);
  const kind = kindOf(action);
  const shown = /^apiconnection/i.test(textAt(action, 'type')) ? wiring.find(action) : undefined;
  const Icon = kind?.Icon ?? CodeRegular;
  const branches = branchesOf(action);
  const at = [...scope, name];
  const inside = new Set(branches.flatMap(({ path }) => diagnosticsAt(editor.diagnostics, ...at, ...path)));
  return (
    <>
      <Card
        title={title}
        level={level}
        kind={
          shown === undefined
            ? (kind?.title ?? textAt(action, 'type'))
            : `${shown.connector.title} · ${operationTitle(shown.operation)}`
        }
        icon={shown === undefined ? <Icon fontSize={28} aria-hidden="true" /> : shown.icon}
        diagnostics={diagnosticsAt(editor.diagnostics, ...at).filter((one) => !inside.has(one))}
        isOpen={isOpen(name)}
        onToggle={() => setOpen(name, !isOpen(name))}
        isNew={added === name}
        onShown={wasShown}
        actions={[
          {
            label: 'Rename',
            act: () => {
              setOpen(name, true);
              setNewName(name);
            },
          },
          { label: 'Run after…', act: () => setOrdering(true) },
          {
            label: 'Move up',
            isDisabled: place === undefined || place.isFirst,
            act: () => editor.change((old) => moveStep(old, scope, name, -1)),
          },
          {
            label: 'Move down',
            isDisabled: place === undefined || place.isLast,
            act: () => editor.change((old) => moveStep(old, scope, name, 1)),
          },
          { label: 'Delete step', act: () => editor.change((old) => removeStep(old, scope, name)) },
        ]}
      >
        {newName === undefined ? null : (
          <Field label="Step name">
            <Input
              autoFocus
              value={newName}
              onChange={(_, data) => setNewName(data.value)}
              onBlur={() => {
                const wanted = newName.trim().replaceAll(' ', '_');
                editor.change((old) => renameStep(old, scope, name, wanted));
                if (wanted !== '') setOpen(wanted, true);
                setNewName(undefined);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
                if (event.key === 'Escape') setNewName(undefined);
              }}
            />
          </Field>
        )}
        {isPlain ? null : <Text className={styles.after}>{wordsOfOrder(step)}</Text>}
        <Inputs step={step} scope={scope} shown={shown} />
        {branches.length === 0 ? null : (
          <div className={styles.branches}>
            {branches.map((branch) => (
              <div key={branch.path.join('/')} className={styles.branch}>
                {branch.title === '' ? null : <Subtitle2>{branch.title}</Subtitle2>}
                <Inside
                  scope={[...at, ...branch.path]}
                  title={branch.title === '' ? title : `${title}: ${branch.title}`}
                  level={level + 1}
                />
              </div>
            ))}
          </div>
        )}
        <StepSettings
          action={action}
          onChange={(next) => editor.change((old) => replaceStep(old, scope, name, next))}
        />
      </Card>
      {isOrdering ? <RunAfterDialog step={step} scope={scope} onClose={() => setOrdering(false)} /> : null}
    </>
  );
}

interface InputsProps extends Pick<StepCardProps, 'step' | 'scope'> {
  readonly shown: ShownCall | undefined;
}

function Inputs({ step: { name, action }, scope, shown }: InputsProps) {
  const { definition, editor, wiring } = useDesigner();
  const onChange = (next: typeof action) => editor.change((old) => replaceStep(old, scope, name, next));
  const fields = { action, content: dynamicContentFor(definition, scope, name, wiring.outputsOf), onChange };
  const type = textAt(action, 'type').toLowerCase();
  if (shown !== undefined) return <ConnectorStep {...fields} shown={shown} wiring={wiring} />;
  if (type === 'if') return <ConditionStep {...fields} />;
  if (type === 'switch') return <SwitchStep {...fields} />;
  if (type === 'initializevariable') return <VariableStep {...fields} />;
  const kind = kindOf(action);
  if (kind?.fields !== undefined) return <StepFields {...fields} fields={kind.fields} />;
  return <JsonField label={`JSON of ${name}`} value={action} onChange={onChange} />;
}

/** What a step runs after, in words. */
function wordsOfOrder({ after, action }: Step): string {
  if (after.length === 0) return 'Runs at the beginning, beside the steps above.';
  const { runAfter } = action;
  const states = (name: string) => {
    const list = typeof runAfter === 'object' && runAfter !== null ? Object.entries(runAfter) : [];
    const found = list.find(([one]) => one === name)?.[1];
    return Array.isArray(found) ? found.map(wordsOfState) : [];
  };
  return `Runs after ${after.map((name) => `${spokenName(name)} ${states(name).join(' or ')}`).join(', and after ')}.`;
}

/** Definitions may write a state in any case. */
function wordsOfState(state: unknown): string {
  const known = runAfterStates.find((one) => one.toLowerCase() === String(state).toLowerCase());
  return known === undefined ? String(state) : stateWords[known];
}
