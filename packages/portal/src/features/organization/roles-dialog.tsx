import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Text,
} from '@fluentui/react-components';
import { type AnswerOf, assignRole, type listMembers, removeRole } from '@tenon/contract';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { type GivenRole, RoleSelect, WhereSelect } from './role-selects.tsx';
import { scopeWords } from './scope-words.ts';
import { useOrganizationChange } from './use-organization-change.ts';

type Member = AnswerOf<typeof listMembers>['members'][number];

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '20px' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  role: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', justifyContent: 'space-between' },
  add: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 160px), 1fr))',
    gap: '12px',
    alignItems: 'end',
  },
});

/** What a member may do, and where: roles are given and taken at once. */
export function RolesDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const styles = useStyles();
  const { session } = useMember();
  const give = useOrganizationChange(assignRole);
  const take = useOrganizationChange(removeRole);
  const [role, setRole] = useState<GivenRole>('Contributor');
  const [subscriptionId, setSubscriptionId] = useState('');
  const tenantScope = `/tenants/${session.tenant.id}`;
  const scope = subscriptionId === '' ? tenantScope : `${tenantScope}/subscriptions/${subscriptionId}`;
  const failure = give.error ?? take.error;
  const isBusy = give.isPending || take.isPending;
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Roles of {member.displayName}</DialogTitle>
          <DialogContent className={styles.content}>
            <ul className={styles.list} aria-label="Held roles">
              {member.roles.map((held) => (
                <li key={held.assignmentId} className={styles.role}>
                  <Text>
                    <strong>{held.role}</strong> ({scopeWords(held.scope, session.subscriptions)})
                  </Text>
                  <Button
                    size="small"
                    disabled={isBusy}
                    aria-label={`Take ${held.role} (${scopeWords(held.scope, session.subscriptions)}) away`}
                    onClick={() => take.mutate({ params: { assignmentId: held.assignmentId } })}
                  >
                    Take away
                  </Button>
                </li>
              ))}
              {member.roles.length === 0 ? <li>No role: the member can sign in and do nothing else.</li> : null}
            </ul>
            <div className={styles.add}>
              <Field label="New role">
                <RoleSelect value={role} onChange={setRole} />
              </Field>
              <Field label="Where">
                <WhereSelect value={subscriptionId} onChange={setSubscriptionId} />
              </Field>
              <Button disabled={isBusy} onClick={() => give.mutate({ body: { memberId: member.id, role, scope } })}>
                Give role
              </Button>
            </div>
            {failure === null ? null : <ErrorPanel title="That was not changed." error={failure} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              Done
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
