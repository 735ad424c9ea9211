import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { FoundPlace } from '../../ui/finding-group.ts';
import type { FindingActions } from '../../ui/finding-groups.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { ReportView } from '../../ui/report-view.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { SuppressDialog } from '../../ui/suppress-dialog.tsx';
import { ConnectorPlaces } from './connector-places.tsx';
import { useDefinitionText } from './use-definition-text.ts';
import { type JudgedFor, useJudgement } from './use-judgement.ts';
import { useSuppressing } from './use-suppressing.ts';

interface JudgementViewProps {
  readonly connectorId: string;
  readonly canEdit: boolean;
}

/** How a connector stands with the certification rules before it is nominated: for the organization, and for the catalogue. */
export function JudgementView({ connectorId, canEdit }: JudgementViewProps) {
  const [judgedFor, setJudgedFor] = useState<JudgedFor>('catalogue');
  const [asked, setAsked] = useState<{ readonly rule: string; readonly found: FoundPlace }>();
  const judgement = useJudgement(connectorId, judgedFor);
  const definition = useDefinitionText(connectorId);
  const { suppress, takeBack } = useSuppressing(connectorId);
  const placeActions: FindingActions = {
    linkTo: (place, words) =>
      canEdit && place.pointer !== undefined && place.file === definition.data?.fileName ? (
        <RouterLink
          to="/connectors/$connectorId/edit"
          params={{ connectorId }}
          search={{ place: place.pointer, line: String(place.line ?? '') }}
        >
          {words}
        </RouterLink>
      ) : (
        words
      ),
    ...(canEdit ? { onSuppress: (rule, found) => setAsked({ rule, found }) } : {}),
  };
  const actions: FindingActions = {
    ...placeActions,
    morePlaces: (group) => (
      <ConnectorPlaces connectorId={connectorId} group={group} judgedFor={judgedFor} actions={placeActions} />
    ),
  };
  return (
    <>
      <Field label="Judged" hint="For the catalogue, changes of your organization only make rules stricter.">
        <RadioGroup layout="horizontal" value={judgedFor} onChange={(_, data) => setJudgedFor(data.value as JudgedFor)}>
          <Radio value="catalogue" label="For the catalogue" />
          <Radio value="organization" label="By the rules of your organization" />
        </RadioGroup>
      </Field>
      {takeBack.isError ? <ErrorPanel title="It was not counted again." error={takeBack.error} /> : null}
      <Loaded query={judgement} what="the findings">
        {(report) => (
          <ReportView
            report={report}
            actions={actions}
            {...(canEdit
              ? {
                  role: 'publisher' as const,
                  onTakeBack: ({ rule, suppressedAt }) => takeBack.mutate({ rule, pointer: suppressedAt }),
                }
              : {})}
          />
        )}
      </Loaded>
      {asked === undefined ? null : (
        <SuppressDialog
          {...asked}
          intro={
            asked.found.severity === 'error'
              ? 'For the catalogue an error counts all the same, until a reviewer suppresses it.'
              : 'It is listed apart and counts no more.'
          }
          onSuppress={(suppression) => suppress.mutateAsync(suppression)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
