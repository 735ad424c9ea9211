import { useQuery } from '@tanstack/react-query';
import { manage, type ResourcePage } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import type { Repetition } from './run-types.ts';

/** Repetitions that are shown to choose from at most. */
export const mostRepetitions = 1_000;

/** The repetitions of an action in a loop, in item order. */
export function useRepetitions(
  place: WorkflowPlace,
  { run, action }: { readonly run: string; readonly action: string },
) {
  return useQuery({
    queryKey: ['repetitions', place, run, action],
    queryFn: async ({ signal }) => {
      const path = `${workflowPath(place)}/runs/${encodeURIComponent(run)}/actions/${encodeURIComponent(action)}/repetitions`;
      const page = await manage<ResourcePage<Repetition>>('GET', path, {
        query: { $top: String(mostRepetitions) },
        signal,
      });
      return page.value;
    },
  });
}
