import { Button } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, PauseRegular, PlayRegular } from '@fluentui/react-icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { readCallers } from './callers/access-control.ts';
import { CallersPanel } from './callers/callers-panel.tsx';
import { textAt } from './definition/definition-object.ts';
import { RunHistory } from './runs/run-history.tsx';
import { TriggerPanel } from './trigger-panel.tsx';
import { useDeleteWorkflow } from './use-delete-workflow.ts';
import { useRunTrigger } from './use-run-trigger.ts';
import { useSetState } from './use-set-state.ts';
import { useWorkflow } from './use-workflow.ts';
import { VersionHistory } from './versions/version-history.tsx';
import { definitionOf, type Workflow, type WorkflowPlace } from './workflow-types.ts';

/** A workflow: how to start it, and its runs. */
export function WorkflowPage() {
  const place = useParams({ from: '/member/workflows/$subscription/$group/$name' });
  const workflow = useWorkflow(place);
  return (
    <Loaded query={workflow} what="the workflow">
      {(data) => <WorkflowView place={place} workflow={data} />}
    </Loaded>
  );
}

function WorkflowView({ place, workflow }: { readonly place: WorkflowPlace; readonly workflow: Workflow }) {
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const state = useSetState(place);
  const deleting = useDeleteWorkflow(place);
  const run = useRunTrigger(place);
  const isEnabled = workflow.properties.state === 'Enabled';
  const definition = definitionOf(workflow);
  const [trigger, triggerBody] = Object.entries(definition?.triggers ?? {})[0] ?? [];
  const isRequest = textAt(triggerBody, 'type') === 'Request';
  const failure = state.error ?? run.error;
  const { takesSignatures } = readCallers(workflow.properties.accessControl);
  return (
    <Page
      title={workflow.name}
      badge={<StatusBadge status={workflow.properties.state} />}
      above={<RouterLink to="/workflows">Workflows</RouterLink>}
      actions={
        <>
          <RouterButton
            to="/workflows/$subscription/$group/$name/edit"
            params={place}
            appearance="primary"
            icon={<EditRegular />}
          >
            Edit
          </RouterButton>
          {trigger !== undefined && !isRequest ? (
            <Button icon={<PlayRegular />} disabled={run.isPending} onClick={() => run.mutate(trigger)}>
              Run now
            </Button>
          ) : null}
          <Button
            icon={isEnabled ? <PauseRegular /> : <PlayRegular />}
            disabled={state.isPending}
            onClick={() => state.mutate(isEnabled ? 'disable' : 'enable')}
          >
            {isEnabled ? 'Disable' : 'Enable'}
          </Button>
          <Button icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
            Delete
          </Button>
        </>
      }
    >
      {failure ? <ErrorPanel title="That did not work." error={failure} /> : null}
      {isRequest ? <TriggerPanel place={place} isEnabled={isEnabled} takesSignatures={takesSignatures} /> : null}
      {isRequest ? <CallersPanel place={place} workflow={workflow} /> : null}
      <RunHistory place={place} />
      <VersionHistory place={place} workflow={workflow} />
      {isDeleting ? (
        <ConfirmDialog
          title={`Delete ${workflow.name}?`}
          confirm="Delete workflow"
          onClose={() => setDeleting(false)}
          onConfirm={async () => {
            await deleting.mutateAsync();
            await navigate({ to: '/workflows' });
          }}
        >
          Its trigger URL stops working at once, and its history is no longer shown. This cannot be undone.
        </ConfirmDialog>
      ) : null}
    </Page>
  );
}
