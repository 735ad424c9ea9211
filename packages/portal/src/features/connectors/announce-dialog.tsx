import { Field, makeStyles, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { useAnnounce } from './use-announce.ts';
import { useAudience } from './use-audience.ts';
import type { ConnectorDetail } from './use-connector.ts';

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '16px' } });

/** Tells those who can see the connector what it is for and how to use it. */
export function AnnounceDialog({
  connector,
  onClose,
}: {
  readonly connector: ConnectorDetail;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const announce = useAnnounce(connector.id);
  const audience = useAudience(connector.id);
  const notify = useNotify();
  const [purpose, setPurpose] = useState(connector.description);
  const [howToUse, setHowToUse] = useState(
    `In a workflow, add a step, choose **${connector.name}** under *Custom*, and pick an operation.`,
  );
  const count = audience.data?.members.length;
  const people = count === undefined ? 'everyone who can see it' : count === 1 ? '1 person' : `${count} people`;
  return (
    <ConfirmDialog
      title={`Announce ${connector.name}`}
      confirm="Announce"
      isDisabled={purpose.trim() === ''}
      onClose={onClose}
      onConfirm={async () => {
        const { notified } = await announce.mutateAsync({ purpose, howToUse });
        notify(
          `${connector.name} was announced.`,
          `${notified} ${notified === 1 ? 'person reads' : 'people read'} it in their notices.`,
        );
      }}
    >
      <div className={styles.fields}>
        <Text>
          The notice reaches {people}: exactly those with the same tenant, subscription and region as the connector.
        </Text>
        <Field label="Purpose" required hint="What the connector is for">
          <Textarea value={purpose} rows={3} resize="vertical" onChange={(_, data) => setPurpose(data.value)} />
        </Field>
        <Field label="How to use it" hint="Markdown: links, lists and emphasis work">
          <Textarea value={howToUse} rows={5} resize="vertical" onChange={(_, data) => setHowToUse(data.value)} />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
