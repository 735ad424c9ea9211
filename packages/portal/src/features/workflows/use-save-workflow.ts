import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';
import type { JsonObject } from './definition/definition-object.ts';
import { workflowPath } from './use-workflow.ts';
import type { ConnectionReferences, Workflow, WorkflowPlace } from './workflow-types.ts';

/** What a save sends. */
export interface WorkflowDraft {
  readonly place: WorkflowPlace;
  /** Whether there is one already; then only these things of it change, and its callers, tags and accounts stay. */
  readonly isNew: boolean;
  readonly region: string;
  readonly definition: JsonObject;
  readonly connections: ConnectionReferences;
  /** The other parameter values of the workflow, as they were read. */
  readonly parameters: Workflow['properties']['parameters'];
}

/** Creates a workflow or saves a new version of it. */
export function useSaveWorkflow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ place, isNew, region, definition, connections, parameters }: WorkflowDraft) =>
      manage<Workflow>(isNew ? 'PUT' : 'PATCH', workflowPath(place), {
        body: {
          ...(isNew ? { location: region } : {}),
          properties: {
            definition,
            parameters: {
              ...parameters,
              ...(Object.keys(connections).length === 0 ? {} : { $connections: { value: connections } }),
            },
          },
        },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['workflow'] }),
        client.invalidateQueries({ queryKey: ['workflows'] }),
        client.invalidateQueries({ queryKey: ['callback-url'] }),
      ]),
  });
}
