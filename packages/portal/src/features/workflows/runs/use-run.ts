import { useQuery } from '@tanstack/react-query';
import { manage, manageList } from '../../../transport/manage.ts';
import type { Json } from '../definition/definition-object.ts';
import { workflowPath } from '../use-workflow.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import { hasEnded, type Run, type RunAction } from './run-types.ts';

/** A run with its actions in the order in which they began; looked up every second while it goes on. */
export function useRun(place: WorkflowPlace, run: string) {
  return useQuery({
    queryKey: ['run', place, run],
    queryFn: async ({ signal }) => {
      const path = `${workflowPath(place)}/runs/${encodeURIComponent(run)}`;
      const [found, actions] = await Promise.all([
        manage<Run>('GET', path, { signal }),
        manageList<RunAction>(`${path}/actions`, { signal }),
      ]);
      const began = (action: RunAction) => action.properties.startTime ?? '9999';
      return { run: found, actions: actions.toSorted((a, b) => began(a).localeCompare(began(b))) };
    },
    refetchInterval: ({ state }) => {
      const status = state.data?.run.properties.status;
      return status !== undefined && !hasEnded(status) ? 1_000 : false;
    },
  });
}

/** The definition that a run was carried out with; it never changes. */
export function useRunDefinition(place: WorkflowPlace, run: string) {
  return useQuery({
    queryKey: ['run-definition', place, run],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const found = await manage<RunWithWorkflow>('GET', `${workflowPath(place)}/runs/${encodeURIComponent(run)}`, {
        query: { $expand: 'workflow/properties' },
        signal,
      });
      return { definition: found.properties.workflow?.properties?.definition };
    },
  });
}

interface RunWithWorkflow {
  readonly properties: { readonly workflow?: { readonly properties?: { readonly definition?: Json } } };
}
