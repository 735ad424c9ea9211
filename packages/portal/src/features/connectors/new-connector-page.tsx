import { Field, Input, Select } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { StartFrom } from './start-from.tsx';
import { emptyStart, isStartReady, sourcesOf } from './start-sources.ts';
import { useImportConnector } from './use-import-connector.ts';

/** The first step to a connector: its definition, and where it will live. */
export function NewConnectorPage() {
  const { subscription, region, resourceGroups } = useMember();
  const navigate = useNavigate();
  const importing = useImportConnector();
  const [start, setStart] = useState(emptyStart);
  const [name, setName] = useState('');
  const [group, setGroup] = useState(resourceGroups[0]?.name ?? '');
  const [readError, setReadError] = useState<unknown>();
  const isReady = group !== '' && isStartReady(start);
  const submit = async () => {
    setReadError(undefined);
    try {
      const connector = await importing.mutateAsync({
        subscriptionId: subscription.id,
        resourceGroup: group,
        region: region.name,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(await sourcesOf(start)),
      });
      await navigate({ to: '/connectors/$connectorId/edit', params: { connectorId: connector.id } });
    } catch (error) {
      setReadError(error);
    }
  };
  return (
    <Page
      title="Create a custom connector"
      intro="Start from what describes the API: a definition, a collection, a recording, an address, one sample call, or nothing. Nothing is shared before you create the connector at the end."
      above={<RouterLink to="/connectors">Custom connectors</RouterLink>}
    >
      <Panel>
        <Form
          onSubmit={() => void submit()}
          submit="Import"
          isBusy={importing.isPending}
          isDisabled={!isReady}
          error={readError}
          errorTitle="The definition could not be imported. Nothing was kept."
        >
          <Field
            label="Connector name"
            hint="Letters, digits, - _ . ( ). Made from the title of the API if left empty."
          >
            <Input value={name} onChange={(_, data) => setName(data.value)} placeholder="PrintFramerConnector" />
          </Field>
          <Field
            label="Resource group"
            required
            hint={`In ${subscription.displayName}, ${region.displayName}. Change them with the context switch at the top.`}
            {...(resourceGroups.length === 0
              ? { validationMessage: 'There is no resource group in this region yet. Make one under Organization.' }
              : {})}
          >
            <Select value={group} onChange={(_, data) => setGroup(data.value)}>
              {resourceGroups.map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
            </Select>
          </Field>
          <StartFrom start={start} onChange={setStart} />
        </Form>
      </Panel>
    </Page>
  );
}
