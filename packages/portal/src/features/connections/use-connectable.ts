import { useQuery } from '@tanstack/react-query';
import { listChoosableConnectors } from '@tenon/contract';
import { useMember } from '../../session/member-context.tsx';
import { call } from '../../transport/call.ts';

/** The connectors that a connection can be made for. */
export function useConnectable() {
  const { subscription, region } = useMember();
  return useQuery({
    queryKey: ['connectable', subscription.id, region.name],
    queryFn: async ({ signal }) => {
      const query = { subscriptionId: subscription.id, region: region.name };
      const { connectors } = await call(listChoosableConnectors, { query, signal });
      return connectors.flatMap(({ apiId, name, title, scope }) =>
        apiId === null ? [] : [{ apiId, title: scope === 'custom' ? name : title }],
      );
    },
  });
}
