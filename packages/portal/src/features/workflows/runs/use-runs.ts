import { useQuery } from '@tanstack/react-query';
import { manage } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import { hasEnded, type Run } from './run-types.ts';

/** The newest 50 runs of a workflow; looked up every second while one of them goes on, else every 10. */
export function useRuns(place: WorkflowPlace) {
  return useQuery({
    queryKey: ['runs', place],
    queryFn: async ({ signal }) => {
      const page = await manage<{ readonly value: readonly Run[] }>('GET', `${workflowPath(place)}/runs`, {
        query: { $top: '50' },
        signal,
      });
      return page.value;
    },
    refetchInterval: ({ state }) => (state.data?.some((run) => !hasEnded(run.properties.status)) ? 1_000 : 10_000),
  });
}
