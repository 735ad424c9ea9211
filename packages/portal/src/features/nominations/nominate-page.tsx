import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReportView } from '../../ui/report-view.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { VersionChanges } from '../../ui/version-changes.tsx';
import { draftOf, emptyDraft, toDeclarations, toPartialDeclarations } from './declaration-draft.ts';
import { DeclarationFields } from './declaration-fields.tsx';
import { NomineePlaces } from './nominee-places.tsx';
import { useCheck } from './use-check.ts';
import { useNominate } from './use-nominate.ts';
import { type NominationFormStart, useNominationForm } from './use-nomination-form.ts';
import { useNominee } from './use-nominee.ts';

/** The nomination form of a connector. */
export function NominatePage() {
  const { connectorId } = useParams({ from: '/member/nominations/new/$connectorId' });
  const nominee = useNominee(connectorId);
  const start = useNominationForm(connectorId);
  return (
    <Loaded query={nominee} what="the connector">
      {(connector) => (
        <Loaded query={start} what="what was declared before">
          {(data) => <NominationForm connectorId={connectorId} name={connector.name} start={data} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface NominationFormProps {
  readonly connectorId: string;
  readonly name: string;
  readonly start: NominationFormStart;
}

function NominationForm({ connectorId, name, start: { previous, changes } }: NominationFormProps) {
  const { session } = useMember();
  const navigate = useNavigate();
  const nominate = useNominate(connectorId);
  const check = useCheck(connectorId);
  const [draft, setDraft] = useState(() =>
    previous === null ? emptyDraft(session.tenant.displayName) : draftOf(previous.declarations),
  );
  return (
    <Page
      title={`Nominate ${name}`}
      intro="Its newest version is judged by the rules at once. If it passes, you get an agreement to sign; then a reviewer looks at it."
      above={
        <RouterLink to="/connectors/$connectorId" params={{ connectorId }}>
          {name}
        </RouterLink>
      }
    >
      {previous === null ? null : (
        <MessageBar layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>You have nominated this connector before.</MessageBarTitle> The form holds what you
            declared with version {previous.versionNumber}. Correct what is no longer true.
          </MessageBarBody>
        </MessageBar>
      )}
      {previous === null || changes === null ? null : (
        <VersionChanges changes={changes} since={`version ${previous.versionNumber}`} />
      )}
      <Panel title="Declarations">
        <Form
          submit="Nominate"
          isBusy={nominate.isPending}
          error={nominate.error}
          errorTitle="The connector was not nominated."
          onSubmit={() =>
            nominate.mutate(toDeclarations(draft), {
              onSuccess: (nomination) =>
                void navigate({ to: '/nominations/$nominationId', params: { nominationId: nomination.id } }),
            })
          }
          more={
            <Button
              disabled={check.isPending}
              {...(check.isPending ? { icon: <Spinner size="tiny" /> } : {})}
              onClick={() => check.mutate(toPartialDeclarations(draft))}
            >
              Check first
            </Button>
          }
        >
          <DeclarationFields draft={draft} onChange={(part) => setDraft((old) => ({ ...old, ...part }))} />
        </Form>
      </Panel>
      {check.isError ? <ErrorPanel title="The connector could not be checked." error={check.error} /> : null}
      {check.data === undefined ? null : (
        <ReportView
          report={check.data}
          actions={{ morePlaces: (group) => <NomineePlaces connectorId={connectorId} group={group} /> }}
        />
      )}
    </Page>
  );
}
