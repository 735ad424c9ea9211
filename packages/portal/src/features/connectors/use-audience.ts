import { useQuery } from '@tanstack/react-query';
import { getAudience } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Who can see a connector. */
export function useAudience(connectorId: string) {
  return useQuery({
    queryKey: ['audience', connectorId],
    queryFn: ({ signal }) => call(getAudience, { params: { connectorId }, signal }),
  });
}
