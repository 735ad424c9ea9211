import { useQuery } from '@tanstack/react-query';
import { manageList } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { Workflow, WorkflowPlace } from '../workflow-types.ts';

/** The versions of a workflow, newest first. */
export function useVersions(place: WorkflowPlace) {
  return useQuery({
    queryKey: ['workflow', place, 'versions'],
    queryFn: ({ signal }) => manageList<Workflow>(`${workflowPath(place)}/versions`, { signal }),
  });
}
