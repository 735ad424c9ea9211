import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowDownRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { writeCall } from '../definition/connector-call.ts';
import { addStep, freeName, isChain, readSteps } from '../definition/steps.ts';
import { AddStepDialog } from './add-step-dialog.tsx';
import type { ConnectorWiring } from './connector-wiring.ts';
import { StepCard } from './step-card.tsx';
import { TriggerCard } from './trigger-card.tsx';
import type { DefinitionEditor } from './use-definition-editor.ts';

const useStyles = makeStyles({
  flow: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    maxWidth: '820px',
    width: '100%',
    marginInline: 'auto',
  },
  arrow: { alignSelf: 'center', color: tokens.colorNeutralForeground3, lineHeight: 0 },
  add: { alignSelf: 'center' },
});

interface FormViewProps {
  readonly editor: DefinitionEditor;
  readonly wiring: ConnectorWiring;
  readonly isLoading: boolean;
}

/** The workflow as cards from top to bottom: what starts it, then each step. */
export function FormView({ editor, wiring, isLoading }: FormViewProps) {
  const styles = useStyles();
  const [isAdding, setAdding] = useState(false);
  const { definition } = editor;
  if (definition === undefined) {
    return (
      <EmptyState title="The text is no workflow definition at the moment">
        Go back to the code view and mend the JSON; the form shows it again as soon as it can be read.
      </EmptyState>
    );
  }
  const steps = readSteps(definition);
  const canMove = isChain(steps);
  return (
    <div className={styles.flow}>
      <TriggerCard definition={definition} editor={editor} />
      {steps.map((step, index) => (
        <div key={step.name} className={styles.flow}>
          <ArrowDownRegular className={styles.arrow} aria-hidden="true" />
          <StepCard
            step={step}
            definition={definition}
            editor={editor}
            wiring={wiring}
            isFirst={index === 0}
            isLast={index === steps.length - 1}
            canMove={canMove}
          />
        </div>
      ))}
      <ArrowDownRegular className={styles.arrow} aria-hidden="true" />
      <Button className={styles.add} icon={<AddRegular />} onClick={() => setAdding(true)}>
        Add a step
      </Button>
      {isAdding ? (
        <AddStepDialog
          connectors={wiring.connectors}
          isLoading={isLoading}
          onClose={() => setAdding(false)}
          onChooseBuiltIn={(step) => {
            editor.change((old) => addStep(old, freeName(old, step.name), step.action));
            setAdding(false);
          }}
          onChooseOperation={(connector, operation) => {
            const inputs = writeCall(operation, wiring.referenceFor(connector), {});
            const name = operation.summary || operation.operationId;
            editor.change((old) => addStep(old, freeName(old, name), { type: 'ApiConnection', inputs }));
            setAdding(false);
          }}
        />
      ) : null}
    </div>
  );
}
