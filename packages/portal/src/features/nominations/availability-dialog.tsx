import { Field, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { NominationDetail } from './use-nomination.ts';
import { useRequestAvailability } from './use-request-availability.ts';

interface AvailabilityDialogProps {
  readonly nomination: NominationDetail;
  readonly onClose: () => void;
}

/** Asks to remove the Preview tag, with a reason; the measured use goes with it. */
export function AvailabilityDialog({ nomination, onClose }: AvailabilityDialogProps) {
  const request = useRequestAvailability(nomination.id);
  const [reason, setReason] = useState('');
  const contact = nomination.reviewer?.displayName ?? 'the reviewers';
  return (
    <ConfirmDialog
      title={`Ask to remove the Preview tag of ${nomination.connector.title}`}
      confirm="Ask"
      isDisabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => request.mutateAsync(reason)}
    >
      <Text block>
        {contact} decides. How much the connector is used now (organizations, connections, workflows, runs) is counted
        and goes with the request.
      </Text>
      <Field label="Why it is ready" required>
        <Textarea value={reason} rows={4} maxLength={4000} onChange={(_, data) => setReason(data.value)} />
      </Field>
    </ConfirmDialog>
  );
}
