import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manageWithHeaders } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';

/** Starts a new run with what started an old one; answers the name of the new run. */
export function useResubmitRun(place: WorkflowPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ trigger, history }: { readonly trigger: string; readonly history: string }) => {
      const path = `${workflowPath(place)}/triggers/${encodeURIComponent(trigger)}/histories/${encodeURIComponent(history)}/resubmit`;
      return (await manageWithHeaders('POST', path)).headers.get('x-ms-workflow-run-id') ?? undefined;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['runs', place] }),
  });
}
