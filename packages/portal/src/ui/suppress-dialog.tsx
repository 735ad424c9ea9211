import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { FoundPlace } from './finding-group.ts';

interface SuppressDialogProps {
  readonly rule: string;
  readonly found: FoundPlace;
  /** What follows for those who see it: said under the finding. */
  readonly intro: string;
  readonly onSuppress: (suppression: {
    readonly rule: string;
    readonly pointer: string;
    readonly reason: string;
  }) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why a finding is not to count at its place. */
export function SuppressDialog({ rule, found, intro, onSuppress, onClose }: SuppressDialogProps) {
  const [reason, setReason] = useState('');
  const pointer = found.place.pointer ?? '';
  return (
    <ConfirmDialog
      title="Suppress this finding?"
      confirm="Suppress"
      isDisabled={reason.trim() === ''}
      onConfirm={() => onSuppress({ rule, pointer, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{found.message}</p>
      <p>
        <code>{rule}</code> at <code>{pointer === '' ? 'the whole connector' : pointer}</code>. {intro}
      </p>
      <Field label="Reason" required hint="Reviewers read it.">
        <Textarea value={reason} rows={3} resize="vertical" onChange={(_, data) => setReason(data.value)} />
      </Field>
    </ConfirmDialog>
  );
}
