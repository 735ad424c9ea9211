import { makeStyles, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { DiagnosticList } from '../../ui/diagnostic-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ShownPlace } from '../../ui/shown-diagnostic.ts';
import { DefinitionText } from './definition-text.tsx';
import { OperationForm } from './operation-form.tsx';
import { OperationList } from './operation-list.tsx';
import { usePendingSave } from './pending-save.tsx';
import { ReplaceSource } from './replace-source.tsx';
import type { ConnectorDetail } from './use-connector.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 280px) minmax(0, 1fr)',
    gap: '24px',
    alignItems: 'start',
    '@media (max-width: 820px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

interface DefinitionTabProps {
  readonly connector: ConnectorDetail;
  /** A place in the definition: the text is shown there. */
  readonly place?: ShownPlace;
}

/** The operations of the connector: as a form for each, or as the text of the definition. */
export function DefinitionTab({ connector, place }: DefinitionTabProps) {
  const styles = useStyles();
  const { flush } = usePendingSave();
  const [isText, setText] = useState(place !== undefined);
  const [operationId, setOperationId] = useState(connector.operations[0]?.operationId);
  const [error, setError] = useState<unknown>();
  const operation = connector.operations.find((one) => one.operationId === operationId) ?? connector.operations[0];
  const afterSaving = async (next: () => void) => {
    try {
      await flush();
      setError(undefined);
      next();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <Panel
        title="Operations"
        intro="What people see when they choose an operation. Everything here is kept in the definition itself."
        actions={
          <>
            <ReplaceSource connectorId={connector.id} onReplaced={() => setOperationId(undefined)} />
            <Switch
              label="Definition text"
              checked={isText}
              onChange={(_, data) => void afterSaving(() => setText(data.checked))}
            />
          </>
        }
      >
        {error === undefined ? null : <ErrorPanel title="That could not be saved." error={error} />}
        {isText ? (
          <DefinitionText connectorId={connector.id} {...(place === undefined ? {} : { place })} />
        ) : operation === undefined ? (
          <EmptyState title="The definition has no operations">
            Switch to the definition text and add at least one path with an operation, or import another file.
          </EmptyState>
        ) : (
          <div className={styles.columns}>
            <OperationList
              operations={connector.operations}
              chosen={operation.operationId}
              onChoose={(id) => void afterSaving(() => setOperationId(id))}
            />
            <OperationForm
              key={`${connector.updatedAt} ${operation.operationId}`}
              connectorId={connector.id}
              operation={operation}
            />
          </div>
        )}
      </Panel>
      {isText || connector.diagnostics.length === 0 ? null : (
        <Panel
          title={`Findings (${connector.diagnostics.length})`}
          intro="Findings do not stop a private connector; errors stop its certification."
        >
          <DiagnosticList diagnostics={connector.diagnostics} />
        </Panel>
      )}
    </>
  );
}
