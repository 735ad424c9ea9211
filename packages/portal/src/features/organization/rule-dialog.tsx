import { Field, Radio, RadioGroup, Text, Textarea } from '@fluentui/react-components';
import type { ListedRule } from '@tenon/certification';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { RuleSettings } from './rule-settings-form.tsx';

type Changed = NonNullable<RuleSettings['overrides']['rules']>[string];

interface RuleDialogProps {
  readonly rule: ListedRule;
  readonly changed?: Changed | undefined;
  readonly onChange: (changed: Changed) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Gives a rule another severity, or turns it off, with a reason. */
export function RuleDialog({ rule, changed, onChange, onClose }: RuleDialogProps) {
  const [severity, setSeverity] = useState<Changed['severity']>(changed?.severity ?? rule.severity);
  const [reason, setReason] = useState(changed?.reason ?? '');
  const isWeaker = order.indexOf(severity) > order.indexOf(rule.severity);
  return (
    <ConfirmDialog
      title={`Change ${rule.id}`}
      confirm="Change rule"
      isDisabled={reason.trim() === ''}
      onConfirm={() => onChange({ severity, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{rule.summary}</p>
      <p>{rule.why}</p>
      <Field label="Severity">
        <RadioGroup
          layout="horizontal"
          value={severity}
          onChange={(_, data) => setSeverity(data.value as Changed['severity'])}
        >
          <Radio value="error" label="Error" />
          <Radio value="warning" label="Warning" />
          <Radio value="info" label="Info" />
          <Radio value="off" label="Off" />
        </RadioGroup>
      </Field>
      {isWeaker ? <Text>For the catalogue it stays as it is: {rule.severity}.</Text> : null}
      <Field label="Reason" required hint="Reviewers of the catalogue read it, too.">
        <Textarea value={reason} rows={3} resize="vertical" onChange={(_, data) => setReason(data.value)} />
      </Field>
    </ConfirmDialog>
  );
}

const order: readonly string[] = ['error', 'warning', 'info', 'off'];
