import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, DocumentTableRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { parseResourceId } from '../../transport/manage.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import type { Account } from './account-types.ts';
import { usersOf } from './find-users.ts';
import { NewAccountDialog } from './new-account-dialog.tsx';
import { useAccountChange } from './use-account-change.ts';
import { useAccounts } from './use-accounts.ts';
import { useUsingWorkflows } from './use-using-workflows.ts';

/** The integration accounts of the context: the maps and schemas that actions of workflows apply. */
export function AccountsPage() {
  const { subscription, region } = useMember();
  const accounts = useAccounts();
  const workflows = useUsingWorkflows(subscription.id);
  const change = useAccountChange();
  const [isAdding, setAdding] = useState(false);
  const [doomed, setDoomed] = useState<Account>();
  const columns = useMemo<readonly Column<Account>[]>(() => {
    const placeOf = ({ id, name }: Account) => parseResourceId(id) ?? { subscription: '', group: '', name };
    return [
      {
        name: 'Account',
        sortBy: ({ name }) => name,
        show: (account) => (
          <RouterLink to="/integration-accounts/$subscription/$group/$name" params={placeOf(account)}>
            {account.name}
          </RouterLink>
        ),
      },
      {
        name: 'Resource group',
        sortBy: (account) => placeOf(account).group,
        show: (account) => placeOf(account).group,
      },
      {
        name: 'Used by',
        show: (account) => {
          if (workflows.data === undefined) return '…';
          const { length } = usersOf(workflows.data, account.id);
          return length === 0 ? 'no workflow' : length === 1 ? '1 workflow' : `${length} workflows`;
        },
      },
      { name: 'Changed', show: ({ properties }) => shownInstant(properties.changedTime) },
      {
        name: 'Actions',
        show: (account) => (
          <Button
            size="small"
            icon={<DeleteRegular />}
            aria-label={`Delete ${account.name}`}
            onClick={() => setDoomed(account)}
          />
        ),
      },
    ];
  }, [workflows.data]);
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      New account
    </Button>
  );
  return (
    <Page
      title="Integration accounts"
      intro={`Maps and schemas in ${subscription.displayName}, ${region.displayName}: what actions that transform or check XML and JSON apply.`}
      actions={accounts.data?.length === 0 ? undefined : add}
    >
      <Loaded query={accounts} what="integration accounts">
        {(data) =>
          data.length > 0 ? (
            <DataTable label="Integration accounts" columns={columns} rows={data} rowKey={({ id }) => id} />
          ) : (
            <EmptyState icon={<DocumentTableRegular />} title="No integration accounts here yet" actions={add}>
              An account keeps XSLT and Liquid maps and XML schemas. Workflows to which it is attached apply them by
              name.
            </EmptyState>
          )
        }
      </Loaded>
      {isAdding ? <NewAccountDialog onClose={() => setAdding(false)} /> : null}
      {doomed === undefined ? null : (
        <ConfirmDialog
          title={`Delete ${doomed.name}?`}
          confirm="Delete account"
          onClose={() => setDoomed(undefined)}
          onConfirm={() => change.mutateAsync({ kind: 'delete', path: doomed.id })}
        >
          Its maps and schemas are deleted with it. Actions that apply them fail from then on.
        </ConfirmDialog>
      )}
    </Page>
  );
}
