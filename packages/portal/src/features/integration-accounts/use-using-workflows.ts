import { useQuery } from '@tanstack/react-query';
import { manageList } from '../../transport/manage.ts';
import type { UsingWorkflow } from './find-users.ts';

/** The workflows of a subscription, to find out which of them use an account. */
export function useUsingWorkflows(subscription: string) {
  return useQuery({
    queryKey: ['workflows', subscription, 'using accounts'],
    queryFn: ({ signal }) =>
      manageList<UsingWorkflow>(
        `/subscriptions/${encodeURIComponent(subscription)}/providers/Microsoft.Logic/workflows`,
        { signal },
      ),
  });
}
