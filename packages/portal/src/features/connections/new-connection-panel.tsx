import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ConnectionForm } from './connection-form.tsx';
import type { Connection } from './connection-types.ts';
import { useConnectable } from './use-connectable.ts';

interface NewConnectionPanelProps {
  /** The API to begin with. */
  readonly apiId: string | undefined;
  readonly onCreated: (connection: Connection) => void;
  readonly onClose: () => void;
}

/** Chooses a connector and makes a connection for it. */
export function NewConnectionPanel({ apiId, onCreated, onClose }: NewConnectionPanelProps) {
  const connectable = useConnectable();
  const [chosen, setChosen] = useState(apiId ?? '');
  return (
    <Panel title="New connection" actions={<Button onClick={onClose}>Cancel</Button>}>
      <Loaded query={connectable} what="connectors">
        {(connectors) => {
          const connector = connectors.find((one) => one.apiId.toLowerCase() === chosen.toLowerCase());
          return (
            <>
              <Field label="Connector" required>
                <Select value={connector?.apiId ?? ''} onChange={(_, data) => setChosen(data.value)}>
                  <option value="">Choose…</option>
                  {connectors.map((one) => (
                    <option key={one.apiId} value={one.apiId}>
                      {one.title}
                    </option>
                  ))}
                </Select>
              </Field>
              {connector === undefined ? null : (
                <ConnectionForm
                  key={connector.apiId}
                  apiId={connector.apiId}
                  connectorTitle={connector.title}
                  onCreated={onCreated}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
