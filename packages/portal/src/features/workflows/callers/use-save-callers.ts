import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../../transport/manage.ts';
import { workflowPath } from '../use-workflow.ts';
import type { Workflow, WorkflowPlace } from '../workflow-types.ts';

/** Changes who may call a workflow, from what is there now and not from what a page was shown with. */
export function useSaveCallers(place: WorkflowPlace) {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(change: (accessControl: unknown) => object) {
      const { properties } = await manage<Workflow>('GET', workflowPath(place));
      const body = { properties: { accessControl: change(properties.accessControl) } };
      return manage<Workflow>('PATCH', workflowPath(place), { body });
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['workflow'] }),
        client.invalidateQueries({ queryKey: ['callback-url'] }),
      ]),
  });
}
