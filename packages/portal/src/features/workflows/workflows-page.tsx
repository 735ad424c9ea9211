import { AddRegular, BranchForkRegular } from '@fluentui/react-icons';
import { useMember } from '../../session/member-context.tsx';
import { parseResourceId } from '../../transport/manage.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWorkflows } from './use-workflows.ts';
import type { Workflow } from './workflow-types.ts';

/** The workflows of the context. */
export function WorkflowsPage() {
  const { subscription, region } = useMember();
  const workflows = useWorkflows();
  return (
    <Page
      title="Workflows"
      intro={`In ${subscription.displayName}, ${region.displayName}. What a workflow has accepted survives restarts and failures.`}
      actions={<CreateWorkflow />}
    >
      <Loaded query={workflows} what="workflows">
        {(data) =>
          data.length === 0 ? (
            <EmptyState icon={<BranchForkRegular />} title="No workflows here yet" actions={<CreateWorkflow />}>
              A workflow starts on a request or on a schedule, calls connectors, and keeps a history of every run.
            </EmptyState>
          ) : (
            <DataTable label="Workflows" columns={columns} rows={data} rowKey={(workflow) => workflow.id} />
          )
        }
      </Loaded>
    </Page>
  );
}

function CreateWorkflow() {
  return (
    <RouterButton to="/workflows/new" appearance="primary" icon={<AddRegular />}>
      Create workflow
    </RouterButton>
  );
}

const columns: readonly Column<Workflow>[] = [
  {
    name: 'Workflow',
    sortBy: (workflow) => workflow.name,
    show: (workflow) => {
      const place = parseResourceId(workflow.id);
      if (place === undefined) return workflow.name;
      return (
        <RouterLink to="/workflows/$subscription/$group/$name" params={place}>
          {workflow.name}
        </RouterLink>
      );
    },
  },
  {
    name: 'State',
    sortBy: (workflow) => workflow.properties.state,
    show: (workflow) => <StatusBadge status={workflow.properties.state} />,
  },
  { name: 'Resource group', show: (workflow) => parseResourceId(workflow.id)?.group ?? '' },
  {
    name: 'Changed',
    sortBy: (workflow) => workflow.properties.changedTime ?? '',
    show: (workflow) => shownInstant(workflow.properties.changedTime),
  },
];
