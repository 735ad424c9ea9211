import { useQuery } from '@tanstack/react-query';
import { getConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** The connector to be nominated. */
export function useNominee(connectorId: string) {
  return useQuery({
    queryKey: ['connector', connectorId],
    queryFn: ({ signal }) => call(getConnector, { params: { connectorId }, signal }),
  });
}
