import { useQuery } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';
import { workflowPath } from './use-workflow.ts';
import type { CallbackUrl, WorkflowPlace } from './workflow-types.ts';

/** The signed address of a workflow's Request trigger. */
export function useCallbackUrl(place: WorkflowPlace, isWanted: boolean) {
  return useQuery({
    queryKey: ['callback-url', place],
    enabled: isWanted,
    queryFn: ({ signal }) => manage<CallbackUrl>('POST', `${workflowPath(place)}/listCallbackUrl`, { signal }),
  });
}
