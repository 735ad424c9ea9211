import { Button, makeStyles, Toolbar } from '@fluentui/react-components';
import { ArrowRedoRegular, ArrowUndoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { operationTitle } from '../../../ui/operation-title.ts';
import { writeCall } from '../definition/connector-call.ts';
import type { JsonObject } from '../definition/definition-object.ts';
import { everyAction, topScope } from '../definition/scopes.ts';
import { freeName, type Gap, insertStep } from '../definition/steps.ts';
import { AddStepDialog } from './add-step-dialog.tsx';
import type { ConnectorWiring } from './connector-wiring.ts';
import { type Designer, DesignerContext } from './designer-context.ts';
import { Flow } from './flow.tsx';
import { stepKinds } from './step-kinds.tsx';
import { TriggerCard } from './trigger/trigger-card.tsx';
import type { DefinitionEditor } from './use-definition-editor.ts';

const useStyles = makeStyles({
  designer: { display: 'flex', flexDirection: 'column', gap: '8px', width: '100%', minWidth: 0 },
  flow: { width: '100%', maxWidth: '980px', marginInline: 'auto', minWidth: 0 },
});

/** Workflows with more steps than this begin with their cards closed. */
const mostOpen = 8;

interface FormViewProps {
  readonly editor: DefinitionEditor;
  readonly wiring: ConnectorWiring;
  readonly isLoading: boolean;
}

/** The workflow as cards from top to bottom: what starts it, then each step, those inside of others inside of their cards. */
export function FormView({ editor, wiring, isLoading }: FormViewProps) {
  const styles = useStyles();
  const { definition } = editor;
  const [gap, setGap] = useState<Gap>();
  const [added, setAdded] = useState<string>();
  const [areOpen] = useState(() => definition === undefined || everyAction(definition).length <= mostOpen);
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  if (definition === undefined) {
    return (
      <EmptyState title="The text is no workflow definition at the moment">
        Go back to the code view and mend the JSON; the form shows it again as soon as it can be read.
      </EmptyState>
    );
  }
  const designer: Designer = {
    definition,
    editor,
    wiring,
    fill: setGap,
    isOpen: (name) => opened[name] ?? areOpen,
    setOpen: (name, isOpen) => setOpened((old) => ({ ...old, [name]: isOpen })),
    added,
    wasShown: () => setAdded(undefined),
  };
  const add = (wanted: string, action: JsonObject) => {
    if (gap === undefined) return;
    const name = freeName(definition, wanted);
    editor.change((old) => insertStep(old, gap, name, action));
    designer.setOpen(name, true);
    setAdded(name);
    setGap(undefined);
  };
  const every = everyAction(definition);
  const openAll = (isOpen: boolean) => setOpened(Object.fromEntries(every.map(({ name }) => [name, isOpen])));
  return (
    <DesignerContext value={designer}>
      <div className={styles.designer}>
        <Toolbar aria-label="Designer">
          <Button appearance="subtle" icon={<ArrowUndoRegular />} disabled={!editor.canUndo} onClick={editor.undo}>
            Undo
          </Button>
          <Button appearance="subtle" icon={<ArrowRedoRegular />} disabled={!editor.canRedo} onClick={editor.redo}>
            Redo
          </Button>
          {every.length > 1 ? (
            <>
              <Button appearance="subtle" onClick={() => openAll(true)}>
                Open all
              </Button>
              <Button appearance="subtle" onClick={() => openAll(false)}>
                Close all
              </Button>
            </>
          ) : null}
        </Toolbar>
        <div className={styles.flow}>
          <TriggerCard isLoading={isLoading} />
          <Flow scope={topScope} title="" level={2} />
        </div>
      </div>
      {gap === undefined ? null : (
        <AddStepDialog
          title="Add a step"
          builtIn={stepKinds}
          operationKind="action"
          connectors={wiring.connectors}
          isLoading={isLoading}
          onClose={() => setGap(undefined)}
          onChooseBuiltIn={(kind) => add(kind.name, kind.action)}
          onChooseOperation={(connector, operation) => {
            const inputs = writeCall(operation, wiring.referenceFor(connector), {});
            add(operationTitle(operation), { type: 'ApiConnection', inputs });
          }}
        />
      )}
    </DesignerContext>
  );
}
