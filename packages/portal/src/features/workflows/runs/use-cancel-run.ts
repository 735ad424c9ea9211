import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';

/** Stops a run. */
export function useCancelRun(place: WorkflowPlace, run: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => manage('POST', `${workflowPath(place)}/runs/${encodeURIComponent(run)}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['run', place, run] }),
  });
}
