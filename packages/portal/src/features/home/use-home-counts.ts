import { useQuery } from '@tanstack/react-query';
import { listCatalogue, listConnectors } from '@tenon/contract';
import { useMember } from '../../session/member-context.tsx';
import { call } from '../../transport/call.ts';
import { manage, type Resource } from '../../transport/manage.ts';

/** How much there is in the member's context: enough to say what to do next. */
export function useHomeCounts() {
  const { subscription, region } = useMember();
  return useQuery({
    queryKey: ['home', subscription.id, region.name],
    queryFn: async ({ signal }) => {
      const [connectors, workflows, catalogue] = await Promise.all([
        call(listConnectors, { query: { subscriptionId: subscription.id, region: region.name }, signal }),
        manage<{ readonly value: readonly Resource<unknown>[] }>(
          'GET',
          `/subscriptions/${encodeURIComponent(subscription.id)}/providers/Microsoft.Logic/workflows`,
          { query: { $top: '100' }, signal },
        ),
        call(listCatalogue, { query: { limit: 100 }, signal }),
      ]);
      return {
        connectors: connectors.connectors.filter((connector) => connector.state === 'saved').length,
        drafts: connectors.connectors.filter((connector) => connector.state === 'draft').length,
        workflows: workflows.value.filter((workflow) => workflow.location?.toLowerCase() === region.name.toLowerCase())
          .length,
        published: catalogue.connectors.length,
      };
    },
  });
}
