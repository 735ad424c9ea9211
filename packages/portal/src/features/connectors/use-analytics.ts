import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getConnectorAnalytics } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** How the operations of a connector do. */
export type Analytics = AnswerOf<typeof getConnectorAnalytics>;

/** How the operations of a connector did in the last days, in the workflows of everybody. */
export function useAnalytics(connectorId: string, days: number) {
  return useQuery({
    queryKey: ['analytics', connectorId, days],
    queryFn: ({ signal }) => call(getConnectorAnalytics, { params: { connectorId }, query: { days }, signal }),
  });
}
