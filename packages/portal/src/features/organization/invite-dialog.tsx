import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { inviteMember } from '@tenon/contract';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Form } from '../../ui/form.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { type GivenRole, RoleSelect, WhereSelect } from './role-selects.tsx';
import { useOrganizationChange } from './use-organization-change.ts';

const useStyles = makeStyles({ done: { display: 'flex', flexDirection: 'column', gap: '16px' } });

/** Invites a person; the link is shown once, to be handed over. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { isOperator } = useMember();
  const invite = useOrganizationChange(inviteMember);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<GivenRole>('Contributor');
  const [subscriptionId, setSubscriptionId] = useState('');
  const [isReviewer, setReviewer] = useState(false);
  const submit = () =>
    invite.mutate({
      body: {
        email,
        role,
        ...(subscriptionId === '' ? {} : { subscriptionIds: [subscriptionId] }),
        ...(isReviewer ? { instanceRoles: ['Catalogue reviewer' as const] } : {}),
      },
    });
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{invite.data === undefined ? 'Invite a member' : 'Hand over this link'}</DialogTitle>
          <DialogContent>
            {invite.data !== undefined ? (
              <div className={styles.done}>
                <CopyField
                  label="Invitation link"
                  value={invite.data.link}
                  hint={`For ${invite.data.email}. It works once, until ${shownInstant(invite.data.expiresAt)}, and is not shown again.`}
                />
                <div>
                  <Button appearance="primary" onClick={onClose}>
                    Done
                  </Button>
                </div>
              </div>
            ) : (
              <Form
                submit="Create invitation"
                isBusy={invite.isPending}
                error={invite.error}
                errorTitle="The invitation was not made."
                onSubmit={submit}
                more={<Button onClick={onClose}>Cancel</Button>}
              >
                <Field label="E-mail address" required>
                  <Input type="email" value={email} onChange={(_, data) => setEmail(data.value)} />
                </Field>
                <Field
                  label="Role"
                  hint="Contributors make and change things; readers look; owners also manage people."
                >
                  <RoleSelect value={role} onChange={setRole} />
                </Field>
                <Field label="Where" hint="The subscription decides which connectors the member sees.">
                  <WhereSelect value={subscriptionId} onChange={setSubscriptionId} />
                </Field>
                {isOperator ? (
                  <Checkbox
                    label="Reviews nominations for the catalogue"
                    checked={isReviewer}
                    onChange={(_, data) => setReviewer(data.checked === true)}
                  />
                ) : null}
              </Form>
            )}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
