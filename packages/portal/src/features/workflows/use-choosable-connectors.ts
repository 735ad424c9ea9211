import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, listChoosableConnectors } from '@tenon/contract';
import { useMember } from '../../session/member-context.tsx';
import { call } from '../../transport/call.ts';

/** A connector that a step can use, with its operations. */
export type ChoosableConnector = AnswerOf<typeof listChoosableConnectors>['connectors'][number];
/** One operation of it. */
export type ChoosableOperation = ChoosableConnector['operations'][number];

/** The connectors that a workflow of the context can use: custom, of the community, built in. */
export function useChoosableConnectors() {
  const { subscription, region } = useMember();
  return useQuery({
    queryKey: ['choosable-connectors', subscription.id, region.name],
    staleTime: 30_000,
    queryFn: async ({ signal }) => {
      const query = { subscriptionId: subscription.id, region: region.name };
      return (await call(listChoosableConnectors, { query, signal })).connectors;
    },
  });
}
