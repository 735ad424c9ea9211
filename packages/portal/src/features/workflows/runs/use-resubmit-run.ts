import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manageWithHeaders } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';

/** How a run is carried out again: whole, from an action on, or with other trigger outputs. */
export type Resubmission =
  | { readonly kind: 'whole' }
  | { readonly kind: 'from'; readonly action: string }
  | { readonly kind: 'fork'; readonly outputs: { readonly body: unknown } };

/** Carries a run out again; answers the name of the new run. */
export function useResubmitRun(place: WorkflowPlace, run: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (again: Resubmission) => {
      const path = `${workflowPath(place)}/runs/${encodeURIComponent(run)}/resubmit`;
      const answer = await manageWithHeaders('POST', path, { body: bodyOf(again) });
      return answer.headers.get('x-ms-workflow-run-id') ?? undefined;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['runs', place] }),
  });
}

function bodyOf(again: Resubmission): unknown {
  switch (again.kind) {
    case 'whole':
      return undefined;
    case 'from':
      return { actionsToResubmit: [{ name: again.action }] };
    case 'fork':
      return { trigger: { outputs: again.outputs } };
  }
}
