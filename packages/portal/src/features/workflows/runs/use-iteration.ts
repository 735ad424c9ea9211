import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { manage, type ResourcePage } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import type { Iteration } from './run-types.ts';

/** A loop of a run. */
export interface LoopPlace {
  readonly place: WorkflowPlace;
  readonly run: string;
  readonly loop: string;
  /** Whether there may be more to see in a moment. */
  readonly isGoingOn: boolean;
}

/** Iterations that failed are known up to this many. */
const mostFailed = 1_000;

/** One iteration of a loop with the actions inside of it. */
export function useIteration({ place, run, loop, isGoingOn }: LoopPlace, iteration: string) {
  return useQuery({
    queryKey: ['iteration', place, run, loop, iteration],
    queryFn: ({ signal }) =>
      manage<Iteration>('GET', `${pathOf({ place, run, loop })}/${encodeURIComponent(iteration)}`, {
        query: { $expand: 'properties/actions' },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: isGoingOn ? 2_000 : false,
  });
}

/** The names of the iterations of a loop that failed. */
export function useFailedIterations({ place, run, loop, isGoingOn }: LoopPlace) {
  return useQuery({
    queryKey: ['failed-iterations', place, run, loop],
    queryFn: async ({ signal }) => {
      const query = { $filter: "status eq 'Failed'", $top: String(mostFailed) };
      const page = await manage<ResourcePage<Iteration>>('GET', pathOf({ place, run, loop }), { query, signal });
      return page.value.map(({ name }) => name);
    },
    refetchInterval: isGoingOn ? 5_000 : false,
  });
}

function pathOf({ place, run, loop }: Pick<LoopPlace, 'place' | 'run' | 'loop'>): string {
  return `${workflowPath(place)}/runs/${encodeURIComponent(run)}/actions/${encodeURIComponent(loop)}/scopeRepetitions`;
}
