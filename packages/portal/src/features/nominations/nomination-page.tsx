import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DeclarationFacts } from '../../ui/declaration-facts.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NominationTimeline } from '../../ui/nomination-timeline.tsx';
import { NominationTimes } from '../../ui/nomination-times.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReportView } from '../../ui/report-view.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { UseFacts } from '../../ui/use-facts.tsx';
import { AgreementPanel } from './agreement-panel.tsx';
import { AvailabilityDialog } from './availability-dialog.tsx';
import { NominatedPlaces } from './nominated-places.tsx';
import { TestAccountPanel } from './test-account-panel.tsx';
import { type NominationDetail, useNomination } from './use-nomination.ts';
import { useWithdraw } from './use-withdraw.ts';

/** A nomination as its publisher sees it. */
export function NominationPage() {
  const { nominationId } = useParams({ from: '/member/nominations/$nominationId' });
  const nomination = useNomination(nominationId);
  return (
    <Loaded query={nomination} what="the nomination">
      {(data) => <NominationView nomination={data} />}
    </Loaded>
  );
}

const whatNext: Partial<Readonly<Record<NominationDetail['state'], string>>> = {
  nominated: 'The agreement is being written.',
  'agreement-sent': 'Next: read and sign the agreement below.',
  'agreement-signed': 'Next: a reviewer takes it up. You read it in your notices.',
  'in-review': 'A reviewer is looking at it.',
  approved: 'Approved. Next: it is staged ring by ring.',
  staged: 'Staged. Next: it is published in the catalogue.',
  preview: 'Published in the catalogue as Preview.',
  'generally-available': 'Published in the catalogue.',
  refused: 'Refused. The reason stands in the timeline; mend it, save a new version and nominate again.',
  withdrawn: 'Withdrawn.',
};

/** While a nomination is in one of these states its test account is of use. */
const underReview: ReadonlySet<string> = new Set(['nominated', 'agreement-sent', 'agreement-signed', 'in-review']);

function NominationView({ nomination }: { readonly nomination: NominationDetail }) {
  const [asked, setAsked] = useState<'withdraw' | 'availability'>();
  const close = () => setAsked(undefined);
  return (
    <Page
      title={nomination.connector.title}
      badge={<StatusBadge status={nomination.state} />}
      intro={whatNext[nomination.state]}
      above={<RouterLink to="/nominations">Nominations</RouterLink>}
      actions={
        <>
          {nomination.catalogueName === null ? null : (
            <RouterButton to="/catalogue/$name" params={{ name: nomination.catalogueName }} appearance="primary">
              See it in the catalogue
            </RouterButton>
          )}
          {nomination.nextSteps.includes('withdraw') ? (
            <Button onClick={() => setAsked('withdraw')}>Withdraw</Button>
          ) : null}
          {nomination.nextSteps.includes('request-availability') ? (
            <Button onClick={() => setAsked('availability')}>Ask to remove Preview</Button>
          ) : null}
        </>
      }
    >
      {nomination.agreement === null ? null : (
        <AgreementPanel nomination={nomination} agreement={nomination.agreement} />
      )}
      {nomination.availabilityRequest === null ? null : (
        <Panel
          title="Request to remove the Preview tag"
          intro={`Asked ${shownInstant(nomination.availabilityRequest.at)}; ${nomination.reviewer?.displayName ?? 'a reviewer'} decides. The use was counted then.`}
        >
          <Text>{nomination.availabilityRequest.reason}</Text>
          <UseFacts use={nomination.availabilityRequest.use} />
        </Panel>
      )}
      {nomination.connector.id !== null && underReview.has(nomination.state) ? (
        <TestAccountPanel
          nominationId={nomination.id}
          connectorId={nomination.connector.id}
          hasTestAccount={nomination.hasTestAccount}
        />
      ) : null}
      <NominationTimes nomination={nomination} />
      <Panel title="Status timeline">
        <NominationTimeline history={nomination.history} />
      </Panel>
      <Panel title="Declarations">
        <DeclarationFacts declarations={nomination.declarations} />
      </Panel>
      <ReportView
        report={nomination.report}
        actions={{ morePlaces: (group) => <NominatedPlaces nominationId={nomination.id} group={group} /> }}
      />
      {asked === 'withdraw' ? <WithdrawDialog nomination={nomination} onClose={close} /> : null}
      {asked === 'availability' ? <AvailabilityDialog nomination={nomination} onClose={close} /> : null}
    </Page>
  );
}

function WithdrawDialog({
  nomination,
  onClose,
}: {
  readonly nomination: NominationDetail;
  readonly onClose: () => void;
}) {
  const withdraw = useWithdraw(nomination.id);
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={`Withdraw ${nomination.connector.title}?`}
      confirm="Withdraw"
      isDisabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => withdraw.mutateAsync(reason)}
    >
      <Field label="Reason" required>
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
    </ConfirmDialog>
  );
}
