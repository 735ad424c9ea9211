import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, listConnectors } from '@tenon/contract';
import { useMember } from '../../session/member-context.tsx';
import { call } from '../../transport/call.ts';

/** A connector as lists show it. */
export type ConnectorSummary = AnswerOf<typeof listConnectors>['connectors'][number];

/** The connectors the member sees in the context, his own drafts among them. */
export function useConnectors() {
  const { subscription, region } = useMember();
  return useQuery({
    queryKey: ['connectors', subscription.id, region.name],
    queryFn: ({ signal }) =>
      call(listConnectors, { query: { subscriptionId: subscription.id, region: region.name }, signal }),
  });
}
