import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { manage, manageNext, type ResourcePage } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import { type RunSearch, toRunFilter } from './run-search.ts';
import { hasEnded, type Run } from './run-types.ts';

const pageSize = 50;

/** Whether the server looked through a part of the history without filling the page: not to be asked for all the time. */
function isShort({ value, nextLink }: ResourcePage<Run>): boolean {
  return nextLink !== undefined && value.length < pageSize;
}

/** The runs of a workflow that a search finds, newest first, 50 a page; looked up every second while one of them goes on, else every 10. */
export function useRuns(place: WorkflowPlace, search: RunSearch) {
  const filter = toRunFilter(search);
  return useInfiniteQuery({
    queryKey: ['runs', place, filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      pageParam === ''
        ? manage<ResourcePage<Run>>('GET', `${workflowPath(place)}/runs`, {
            query: { $top: String(pageSize), ...(filter === '' ? {} : { $filter: filter }) },
            signal,
          })
        : manageNext<ResourcePage<Run>>('GET', pageParam, signal),
    getNextPageParam: (page) => page.nextLink,
    placeholderData: keepPreviousData,
    select: ({ pages }) => pages.flatMap(({ value }) => value),
    refetchInterval: ({ state }) => {
      if (search.value !== '' || state.data?.pages.some(isShort) === true) return false;
      const goesOn = state.data?.pages.some(({ value }) => value.some((run) => !hasEnded(run.properties.status)));
      return goesOn === true ? 1_000 : 10_000;
    },
  });
}
