import type { RunEvent } from '@tenon/run';
import type { Workflow } from '@tenon/store';

/** What `workflow()` tells of a workflow: its resource id and the version that runs. */
export function workflowIdentity(
  workflow: Workflow,
  version: string,
): Extract<RunEvent, { readonly kind: 'run-started' }>['workflow'] {
  const { subscriptionId, resourceGroup, name, location, tags } = workflow;
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Logic/workflows/${name}`,
    name,
    type: 'Microsoft.Logic/workflows',
    location,
    version,
    tags,
  };
}
