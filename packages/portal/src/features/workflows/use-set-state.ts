import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';
import { workflowPath } from './use-workflow.ts';
import type { WorkflowPlace } from './workflow-types.ts';

/** Enables or disables a workflow. */
export function useSetState(place: WorkflowPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verb: 'enable' | 'disable') => manage('POST', `${workflowPath(place)}/${verb}`),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['workflow', place] }),
        client.invalidateQueries({ queryKey: ['workflows'] }),
      ]),
  });
}
