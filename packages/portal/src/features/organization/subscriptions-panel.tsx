import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { createResourceGroup, createSubscription } from '@tenon/contract';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Form } from '../../ui/form.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useOrganizationChange } from './use-organization-change.ts';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))', gap: '16px' },
});

/** The subscriptions with their resource groups, and forms for new ones. */
export function SubscriptionsPanel() {
  const { session } = useMember();
  const rows = session.subscriptions.flatMap((subscription) =>
    subscription.resourceGroups.map((group) => ({
      subscription: subscription.displayName,
      id: subscription.id,
      ...group,
    })),
  );
  return (
    <>
      <Panel
        title="Subscriptions and resource groups"
        intro="A subscription bounds who sees which connectors; its resource groups are folders, each in one region."
      >
        <DataTable
          label="Resource groups"
          rows={rows}
          rowKey={(row) => `${row.id} ${row.name}`}
          columns={[
            { name: 'Subscription', sortBy: (row) => row.subscription, show: (row) => row.subscription },
            { name: 'Resource group', sortBy: (row) => row.name, show: (row) => row.name },
            { name: 'Region', sortBy: (row) => row.region, show: (row) => row.region },
            { name: 'Subscription id', show: (row) => <code>{row.id}</code> },
          ]}
        />
      </Panel>
      <NewResourceGroup />
      <NewSubscription />
    </>
  );
}

function NewResourceGroup() {
  const styles = useStyles();
  const { session, subscription, region } = useMember();
  const create = useOrganizationChange(createResourceGroup);
  const notify = useNotify();
  const [subscriptionId, setSubscriptionId] = useState(subscription.id);
  const [regionName, setRegionName] = useState(region.name);
  const [name, setName] = useState('');
  return (
    <Panel title="New resource group">
      <Form
        submit="Create resource group"
        isBusy={create.isPending}
        isDisabled={name === ''}
        error={create.error}
        errorTitle="The resource group was not made."
        onSubmit={() =>
          create.mutate(
            { params: { subscriptionId }, body: { name, region: regionName } },
            {
              onSuccess: () => {
                notify(`${name} was created.`);
                setName('');
              },
            },
          )
        }
      >
        <div className={styles.grid}>
          <Field label="Resource group name" required>
            <Input value={name} onChange={(_, data) => setName(data.value)} />
          </Field>
          <Field label="In subscription">
            <Select value={subscriptionId} onChange={(_, data) => setSubscriptionId(data.value)}>
              {session.subscriptions.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.displayName}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="In region">
            <Select value={regionName} onChange={(_, data) => setRegionName(data.value)}>
              {session.regions.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.displayName}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </Form>
    </Panel>
  );
}

function NewSubscription() {
  const create = useOrganizationChange(createSubscription);
  const { region } = useMember();
  const notify = useNotify();
  const [displayName, setDisplayName] = useState('');
  return (
    <Panel title="New subscription" intro={`It begins with a resource group “default” in ${region.displayName}.`}>
      <Form
        submit="Create subscription"
        isBusy={create.isPending}
        isDisabled={displayName.trim() === ''}
        error={create.error}
        errorTitle="The subscription was not made."
        onSubmit={() =>
          create.mutate(
            { body: { displayName, region: region.name } },
            {
              onSuccess: () => {
                notify(`${displayName} was created.`);
                setDisplayName('');
              },
            },
          )
        }
      >
        <Field label="Subscription name" required>
          <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} />
        </Field>
      </Form>
    </Panel>
  );
}
