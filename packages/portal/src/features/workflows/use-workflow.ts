import { useQuery } from '@tanstack/react-query';
import { manage, resourcePath } from '../../transport/manage.ts';
import type { Workflow, WorkflowPlace } from './workflow-types.ts';

/** The address of a workflow in the management API. */
export function workflowPath(place: WorkflowPlace): string {
  return resourcePath(place, 'Microsoft.Logic', 'workflows', place.name);
}

/** One workflow with its definition. */
export function useWorkflow(place: WorkflowPlace) {
  return useQuery({
    queryKey: ['workflow', place],
    queryFn: ({ signal }) => manage<Workflow>('GET', workflowPath(place), { signal }),
  });
}
