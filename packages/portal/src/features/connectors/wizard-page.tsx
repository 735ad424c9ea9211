import { useParams, useSearch } from '@tanstack/react-router';
import { Loaded } from '../../ui/loaded.tsx';
import { PendingSaveProvider } from './pending-save.tsx';
import { useConnector } from './use-connector.ts';
import { Wizard } from './wizard.tsx';

/** The wizard over a connector's draft: general, security, definition, test, create; with a place it begins there, in the definition text. */
export function WizardPage() {
  const { connectorId } = useParams({ from: '/member/connectors/$connectorId/edit' });
  const { place } = useSearch({ from: '/member/connectors/$connectorId/edit' });
  const connector = useConnector(connectorId);
  return (
    <Loaded query={connector} what="the connector">
      {(data) => (
        <PendingSaveProvider key={connectorId}>
          <Wizard connector={data} {...(place === undefined ? {} : { place })} />
        </PendingSaveProvider>
      )}
    </Loaded>
  );
}
