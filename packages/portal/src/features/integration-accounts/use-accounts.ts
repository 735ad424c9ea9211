import { useQuery } from '@tanstack/react-query';
import { useMember } from '../../session/member-context.tsx';
import { manageList } from '../../transport/manage.ts';
import type { Account } from './account-types.ts';

/** The integration accounts of the context. */
export function useAccounts() {
  const { subscription, region } = useMember();
  return useQuery({
    queryKey: ['integration-accounts', subscription.id, region.name],
    queryFn: async ({ signal }) => {
      const path = `/subscriptions/${encodeURIComponent(subscription.id)}/providers/Microsoft.Logic/integrationAccounts`;
      const all = await manageList<Account>(path, { signal });
      return all.filter(({ location }) => location?.toLowerCase() === region.name.toLowerCase());
    },
  });
}
