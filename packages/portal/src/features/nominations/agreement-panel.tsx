import { Checkbox, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Form } from '../../ui/form.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Panel } from '../../ui/panel.tsx';
import { Prose } from '../../ui/prose.tsx';
import type { NominationDetail } from './use-nomination.ts';
import { useSign } from './use-sign.ts';

const useStyles = makeStyles({
  text: {
    maxHeight: '340px',
    overflowY: 'auto',
    padding: '16px 20px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
});

interface AgreementPanelProps {
  readonly nomination: NominationDetail;
  readonly agreement: NonNullable<NominationDetail['agreement']>;
}

/** The agreement of a nomination: to read and sign, or who signed it and when. */
export function AgreementPanel({ nomination, agreement }: AgreementPanelProps) {
  const styles = useStyles();
  const { signature } = agreement;
  return (
    <Panel title="Agreement" intro={`Sent ${shownInstant(agreement.sentAt)}.`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={styles.text} tabIndex={0} aria-label="Text of the agreement">
        <Prose text={agreement.text} />
      </section>
      <Text className={styles.hash}>SHA-256 {agreement.hash}</Text>
      {signature !== null ? (
        <Facts facts={{ 'Signed by': signature.name, Title: signature.title, Signed: shownInstant(signature.at) }} />
      ) : nomination.nextSteps.includes('sign') ? (
        <SignForm nominationId={nomination.id} hash={agreement.hash} />
      ) : null}
    </Panel>
  );
}

function SignForm({ nominationId, hash }: { readonly nominationId: string; readonly hash: string }) {
  const styles = useStyles();
  const { session } = useMember();
  const sign = useSign(nominationId);
  const [name, setName] = useState(session.member.displayName);
  const [title, setTitle] = useState('');
  const [isAccepted, setAccepted] = useState(false);
  return (
    <Form
      submit="Sign agreement"
      isBusy={sign.isPending}
      isDisabled={!isAccepted || title.trim() === ''}
      error={sign.error}
      errorTitle="The agreement was not signed."
      onSubmit={() => sign.mutate({ name, title, hash, accepted: true })}
    >
      <div className={styles.grid}>
        <Field label="Full name" required>
          <Input value={name} onChange={(_, data) => setName(data.value)} autoComplete="name" />
        </Field>
        <Field label="Title" required hint="For example: head of product">
          <Input value={title} onChange={(_, data) => setTitle(data.value)} autoComplete="organization-title" />
        </Field>
      </div>
      <Checkbox
        label="I have read the agreement and accept it for my organization"
        checked={isAccepted}
        onChange={(_, data) => setAccepted(data.checked === true)}
      />
    </Form>
  );
}
