import { Field, Input, Select } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useAccountChange } from './use-account-change.ts';

/** Asks for the name of a new account and where it lives, and goes to its page. */
export function NewAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { subscription, region, resourceGroups } = useMember();
  const navigate = useNavigate();
  const change = useAccountChange();
  const [name, setName] = useState('');
  const [group, setGroup] = useState(resourceGroups[0]?.name ?? '');
  return (
    <ConfirmDialog
      title="New integration account"
      confirm="Create account"
      isDisabled={name.trim() === '' || group === ''}
      onClose={onClose}
      onConfirm={async () => {
        const place = { subscription: subscription.id, group, name: name.trim() };
        await change.mutateAsync({ kind: 'create', place, region: region.name });
        await navigate({ to: '/integration-accounts/$subscription/$group/$name', params: place });
      }}
    >
      <Field label="Account name" required hint="Letters, digits, - _ . ( )">
        <Input value={name} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label="Resource group" required>
        <Select value={group} onChange={(_, data) => setGroup(data.value)}>
          {resourceGroups.map((one) => (
            <option key={one.name}>{one.name}</option>
          ))}
        </Select>
      </Field>
    </ConfirmDialog>
  );
}
