import { Field, Input } from '@fluentui/react-components';
import { createTenant, listTenants } from '@tenon/contract';
import { useState } from 'react';
import { CopyField } from '../../ui/copy-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Form } from '../../ui/form.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useOrganizationChange } from './use-organization-change.ts';
import { useOrganizationQuery } from './use-organization-query.ts';

/** The tenants of the instance, for its operator. */
export function TenantsPanel() {
  const tenants = useOrganizationQuery('tenants', listTenants);
  return (
    <>
      <NewTenant />
      <Loaded query={tenants} what="tenants">
        {(data) => (
          <DataTable
            label="Tenants"
            rows={data.tenants}
            rowKey={(tenant) => tenant.id}
            columns={[
              { name: 'Tenant', sortBy: (tenant) => tenant.displayName, show: (tenant) => tenant.displayName },
              { name: 'Members', sortBy: (tenant) => tenant.members, show: (tenant) => tenant.members },
              { name: 'Made', sortBy: (tenant) => tenant.createdAt, show: (tenant) => shownInstant(tenant.createdAt) },
              { name: 'Tenant id', show: (tenant) => <code>{tenant.id}</code> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

function NewTenant() {
  const create = useOrganizationChange(createTenant);
  const [displayName, setDisplayName] = useState('');
  const [ownerEmail, setOwnerEmail] = useState('');
  return (
    <Panel
      title="New tenant"
      intro="It begins with a subscription and a resource group; its owner comes by a link that you hand over."
    >
      <Form
        submit="Create tenant"
        isBusy={create.isPending}
        error={create.error}
        errorTitle="The tenant was not made."
        onSubmit={() => create.mutate({ body: { displayName, ownerEmail } })}
      >
        <Field label="Tenant name" required>
          <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} />
        </Field>
        <Field label="Owner's e-mail address" required>
          <Input type="email" value={ownerEmail} onChange={(_, data) => setOwnerEmail(data.value)} />
        </Field>
      </Form>
      {create.data === undefined ? null : (
        <CopyField
          label="Invitation link"
          value={create.data.invitationLink}
          hint={`For the owner of ${create.data.displayName}, until ${shownInstant(create.data.invitationExpiresAt)}. It is not shown again.`}
        />
      )}
    </Panel>
  );
}
