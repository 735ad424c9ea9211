import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A connector with everything its wizard and its page show. */
export type ConnectorDetail = AnswerOf<typeof getConnector>;
/** One operation of a connector. */
export type Operation = ConnectorDetail['operations'][number];

/** One connector. */
export function useConnector(connectorId: string) {
  return useQuery({
    queryKey: ['connector', connectorId],
    queryFn: ({ signal }) => call(getConnector, { params: { connectorId }, signal }),
  });
}
