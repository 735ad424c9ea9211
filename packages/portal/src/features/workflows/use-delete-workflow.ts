import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';
import { workflowPath } from './use-workflow.ts';
import type { WorkflowPlace } from './workflow-types.ts';

/** Deletes a workflow. */
export function useDeleteWorkflow(place: WorkflowPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => manage('DELETE', workflowPath(place)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workflows'] }),
  });
}
