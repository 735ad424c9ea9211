import { Field, Input, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { type Policy, readClaims, writeClaims } from './access-control.ts';

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '12px' } });

interface PolicyDialogProps {
  /** The policy that is to change; absent for a new one. */
  readonly policy?: Policy;
  /** The names that policies have already. */
  readonly taken: readonly string[];
  readonly onSave: (policy: Policy) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks what tokens must be like: who issues them, for whom they are, and what else is in them. */
export function PolicyDialog({ policy, taken, onSave, onClose }: PolicyDialogProps) {
  const styles = useStyles();
  const first = (name: string) => policy?.claims.find((claim) => claim.name === name);
  const [name, setName] = useState(policy?.name ?? '');
  const [issuer, setIssuer] = useState(first('iss')?.value ?? '');
  const [audience, setAudience] = useState(first('aud')?.value ?? '');
  const [others, setOthers] = useState(() =>
    writeClaims(policy?.claims.filter((claim) => claim !== first('iss') && claim !== first('aud')) ?? []),
  );
  const isTaken = policy === undefined && taken.includes(name.trim());
  const save = () => {
    const named = [
      { name: 'iss', value: issuer.trim() },
      { name: 'aud', value: audience.trim() },
    ];
    return onSave({ name: name.trim(), claims: [...named.filter(({ value }) => value !== ''), ...readClaims(others)] });
  };
  return (
    <ConfirmDialog
      title={policy === undefined ? 'Let callers in with tokens' : `Change ${policy.name}`}
      confirm="Save policy"
      isDisabled={name.trim() === '' || isTaken || issuer.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <Field
          label="Policy name"
          required
          {...(isTaken ? { validationMessage: 'There is a policy of this name already.' } : {})}
        >
          <Input value={name} disabled={policy !== undefined} onChange={(_, data) => setName(data.value)} />
        </Field>
        <Field
          label="Issuer (iss)"
          required
          hint="As it stands in the tokens, like https://login.microsoftonline.com/<tenant id>/v2.0."
        >
          <Input value={issuer} onChange={(_, data) => setIssuer(data.value)} />
        </Field>
        <Field
          label="Audience (aud)"
          hint="Without it every token of the issuer opens the trigger, whomever it is for."
        >
          <Input value={audience} onChange={(_, data) => setAudience(data.value)} />
        </Field>
        <Field label="Other claims" hint="One on a line, like roles = Orders.Send. A token must have all of them.">
          <Textarea value={others} rows={3} resize="vertical" onChange={(_, data) => setOthers(data.value)} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
