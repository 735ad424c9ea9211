import { useQuery } from '@tanstack/react-query';
import { useMember } from '../../session/member-context.tsx';
import { manageList } from '../../transport/manage.ts';
import type { Workflow } from './workflow-types.ts';

/** The workflows of the context. */
export function useWorkflows() {
  const { subscription, region } = useMember();
  return useQuery({
    queryKey: ['workflows', subscription.id, region.name],
    queryFn: async ({ signal }) => {
      const path = `/subscriptions/${encodeURIComponent(subscription.id)}/providers/Microsoft.Logic/workflows`;
      const all = await manageList<Workflow>(path, { signal });
      return all.filter((workflow) => workflow.location?.toLowerCase() === region.name.toLowerCase());
    },
  });
}
