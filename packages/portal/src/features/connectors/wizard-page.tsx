import { useParams, useSearch } from '@tanstack/react-router';
import { Loaded } from '../../ui/loaded.tsx';
import type { ShownPlace } from '../../ui/shown-diagnostic.ts';
import { PendingSaveProvider } from './pending-save.tsx';
import { useConnector } from './use-connector.ts';
import { Wizard } from './wizard.tsx';

/** The wizard over a connector's draft: general, security, definition, test, create; with a place it begins there, in the definition text. */
export function WizardPage() {
  const { connectorId } = useParams({ from: '/member/connectors/$connectorId/edit' });
  const { place, line } = useSearch({ from: '/member/connectors/$connectorId/edit' });
  const connector = useConnector(connectorId);
  return (
    <Loaded query={connector} what="the connector">
      {(data) => (
        <PendingSaveProvider key={connectorId}>
          <Wizard connector={data} {...(place === undefined ? {} : { place: toPlace(place, line) })} />
        </PendingSaveProvider>
      )}
    </Loaded>
  );
}

/** The place of an address: a pointer, and the line where there is one. */
function toPlace(pointer: string, line: string | undefined): ShownPlace {
  return line !== undefined && /^[1-9]\d{0,6}$/.test(line) ? { pointer, line: Number(line) } : { pointer };
}
