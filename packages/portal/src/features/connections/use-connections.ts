import { useQuery } from '@tanstack/react-query';
import { useMember } from '../../session/member-context.tsx';
import { manageList, resourcePath } from '../../transport/manage.ts';
import type { Connection } from './connection-types.ts';

/** The connections of the context, of all its resource groups. */
export function useConnections() {
  const { subscription, region, resourceGroups } = useMember();
  return useQuery({
    queryKey: ['connections', subscription.id, region.name],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        resourceGroups.map(({ name }) =>
          manageList<Connection>(
            resourcePath({ subscription: subscription.id, group: name }, 'Microsoft.Web', 'connections'),
            { signal },
          ),
        ),
      );
      return lists.flat();
    },
  });
}
