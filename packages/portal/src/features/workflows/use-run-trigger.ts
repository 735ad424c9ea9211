import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manageWithHeaders } from '../../transport/manage.ts';
import { workflowPath } from './use-workflow.ts';
import type { WorkflowPlace } from './workflow-types.ts';

/** Starts a run of a trigger by hand; answers the name of the run when the server says it. */
export function useRunTrigger(place: WorkflowPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (trigger: string) => {
      const path = `${workflowPath(place)}/triggers/${encodeURIComponent(trigger)}/run`;
      const answer = await manageWithHeaders('POST', path);
      return answer.headers.get('x-ms-workflow-run-id') ?? undefined;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
}
