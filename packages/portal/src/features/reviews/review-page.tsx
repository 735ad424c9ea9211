import { Tab, TabList } from '@fluentui/react-components';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { DeclarationFacts } from '../../ui/declaration-facts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NominationTimeline } from '../../ui/nomination-timeline.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReportView } from '../../ui/report-view.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ChecklistPanel } from './checklist-panel.tsx';
import { ReviewSteps } from './review-steps.tsx';
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

const tabs = ['Checklist', 'Findings', 'Definition', 'Declarations', 'Timeline'] as const;

function Workbench({ review }: { readonly review: Review }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('Checklist');
  return (
    <Page
      title={`Review of ${review.connector.title}`}
      badge={<StatusBadge status={review.state} />}
      intro={`Version ${review.versionNumber}, nominated by ${review.publisher.organization}.`}
      above={<RouterLink to="/reviews">Reviews</RouterLink>}
    >
      <ReviewSteps review={review} />
      <TabList selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as (typeof tabs)[number])}>
        {tabs.map((one) => (
          <Tab key={one} value={one}>
            {one}
          </Tab>
        ))}
      </TabList>
      {tab === 'Checklist' ? <ChecklistPanel review={review} /> : null}
      {tab === 'Findings' ? <ReportView report={review.report} /> : null}
      {tab === 'Definition' ? <DefinitionPanel review={review} /> : null}
      {tab === 'Declarations' ? (
        <Panel title="Declarations">
          <DeclarationFacts declarations={review.declarations} />
        </Panel>
      ) : null}
      {tab === 'Timeline' ? (
        <Panel title="Timeline">
          <NominationTimeline history={review.history} />
        </Panel>
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
