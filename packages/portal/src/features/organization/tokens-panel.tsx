import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type AnswerOf, createApiToken, listApiTokens, revokeApiToken } from '@tenon/contract';
import { useState } from 'react';
import { CopyField } from '../../ui/copy-field.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useOrganizationChange } from './use-organization-change.ts';
import { useOrganizationQuery } from './use-organization-query.ts';

type ApiToken = AnswerOf<typeof listApiTokens>['tokens'][number];

const rightsWords: Readonly<Record<ApiToken['rights'], string>> = {
  read: 'Reading',
  run: 'Reading and running workflows',
  all: 'All that you may do',
};

/** The member's own API tokens. */
export function TokensPanel() {
  const tokens = useOrganizationQuery('tokens', listApiTokens);
  const revoke = useOrganizationChange(revokeApiToken);
  const columns: readonly Column<ApiToken>[] = [
    { name: 'Name', sortBy: (token) => token.name, show: (token) => token.name },
    { name: 'Good for', show: (token) => rightsWords[token.rights] },
    { name: 'Begins with', show: (token) => <code>{token.prefix}…</code> },
    { name: 'Made', sortBy: (token) => token.createdAt, show: (token) => shownInstant(token.createdAt) },
    { name: 'Valid until', show: (token) => shownInstant(token.expiresAt) || 'revoked by hand' },
    { name: 'Last used', show: (token) => shownInstant(token.lastUsedAt) || 'never' },
    {
      name: 'Actions',
      show: (token) => (
        <Button
          size="small"
          aria-label={`Revoke ${token.name}`}
          onClick={() => revoke.mutate({ params: { tokenId: token.id } })}
        >
          Revoke
        </Button>
      ),
    },
  ];
  return (
    <>
      <NewToken />
      {revoke.isError ? <ErrorPanel title="The token was not revoked." error={revoke.error} /> : null}
      <Loaded query={tokens} what="API tokens">
        {(data) =>
          data.tokens.length === 0 ? (
            <EmptyState title="No API tokens">
              Scripts and the command line use a token instead of your password.
            </EmptyState>
          ) : (
            <DataTable label="API tokens" columns={columns} rows={data.tokens} rowKey={(token) => token.id} />
          )
        }
      </Loaded>
    </>
  );
}

function NewToken() {
  const create = useOrganizationChange(createApiToken);
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [rights, setRights] = useState<ApiToken['rights']>('all');
  return (
    <Panel
      title="New API token"
      intro="It has your own rights, or fewer. Give each script its own token, so that one can be revoked alone."
    >
      <Form
        submit="Create token"
        isBusy={create.isPending}
        isDisabled={name.trim() === ''}
        error={create.error}
        errorTitle="The token was not made."
        onSubmit={() =>
          create.mutate(
            { body: { name, rights, ...(days === '' ? {} : { expiresInDays: Number(days) }) } },
            { onSuccess: () => setName('') },
          )
        }
      >
        <Field label="Token name" required>
          <Input value={name} onChange={(_, data) => setName(data.value)} />
        </Field>
        <Field label="Good for">
          <Select value={rights} onChange={(_, data) => setRights(data.value as ApiToken['rights'])}>
            {Object.entries(rightsWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Valid for">
          <Select value={days} onChange={(_, data) => setDays(data.value)}>
            <option value="30">30 days</option>
            <option value="90">90 days</option>
            <option value="365">1 year</option>
            <option value="">Until it is revoked</option>
          </Select>
        </Field>
      </Form>
      {create.data === undefined ? null : (
        <CopyField label="New token" value={create.data.token} hint="Copy it now: it is not shown again." />
      )}
    </Panel>
  );
}
