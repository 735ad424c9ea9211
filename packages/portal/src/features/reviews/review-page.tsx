import { Tab, Text } from '@fluentui/react-components';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { DeclarationFacts } from '../../ui/declaration-facts.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NominationTimeline } from '../../ui/nomination-timeline.tsx';
import { NominationTimes } from '../../ui/nomination-times.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { ScrollingTabs } from '../../ui/scrolling-tabs.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { UseFacts } from '../../ui/use-facts.tsx';
import { VersionChanges } from '../../ui/version-changes.tsx';
import { ChecklistPanel } from './checklist-panel.tsx';
import { ReviewFindings } from './review-findings.tsx';
import { ReviewSteps } from './review-steps.tsx';
import { TestPanel } from './test-panel.tsx';
import { type Review, useReview } from './use-review.ts';

/** The workbench of a review: evidence, definition, checklist, decision. */
export function ReviewPage() {
  const { nominationId } = useParams({ from: '/member/reviews/$nominationId' });
  const review = useReview(nominationId);
  return (
    <Loaded query={review} what="the review">
      {(data) => <Workbench review={data} />}
    </Loaded>
  );
}

const allTabs = ['Checklist', 'Test', 'Findings', 'Changes', 'Definition', 'Declarations', 'Timeline'] as const;

function Workbench({ review }: { readonly review: Review }) {
  const [tab, setTab] = useState<(typeof allTabs)[number]>('Checklist');
  const tabs = allTabs.filter((one) => one !== 'Changes' || review.changes !== null);
  return (
    <Page
      title={`Review of ${review.connector.title}`}
      badge={<StatusBadge status={review.state} />}
      intro={`Version ${review.versionNumber}, nominated by ${review.publisher.organization}.`}
      above={<RouterLink to="/reviews">Reviews</RouterLink>}
    >
      <ReviewSteps review={review} />
      {review.availabilityRequest === null ? null : (
        <Panel
          title="The publisher asks to remove the Preview tag"
          intro={`${review.availabilityRequest.by?.displayName ?? 'The publisher'}, ${shownInstant(review.availabilityRequest.at)}. The use was counted then.`}
        >
          <Text>{review.availabilityRequest.reason}</Text>
          <UseFacts use={review.availabilityRequest.use} />
        </Panel>
      )}
      <ScrollingTabs selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as (typeof allTabs)[number])}>
        {tabs.map((one) => (
          <Tab key={one} value={one}>
            {one}
          </Tab>
        ))}
      </ScrollingTabs>
      {tab === 'Checklist' ? <ChecklistPanel review={review} /> : null}
      {tab === 'Test' ? <TestPanel review={review} /> : null}
      {tab === 'Changes' && review.changes !== null ? (
        <VersionChanges changes={review.changes} since="the published version" />
      ) : null}
      {tab === 'Findings' ? <ReviewFindings review={review} /> : null}
      {tab === 'Definition' ? <DefinitionPanel review={review} /> : null}
      {tab === 'Declarations' ? (
        <Panel title="Declarations">
          <DeclarationFacts declarations={review.declarations} />
        </Panel>
      ) : null}
      {tab === 'Timeline' ? (
        <>
          <NominationTimes nomination={review} />
          <Panel title="Timeline">
            <NominationTimeline history={review.history} />
          </Panel>
        </>
      ) : null}
    </Page>
  );
}

function DefinitionPanel({ review }: { readonly review: Review }) {
  return (
    <Panel title="Definition under review">
      <CodeEditor
        label={`Definition ${review.definition.fileName}`}
        value={review.definition.text}
        diagnostics={review.report.findings}
        isReadOnly
        height="600px"
      />
    </Panel>
  );
}
