import { useQuery } from '@tanstack/react-query';
import { listDependents } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** What would stop working without the connector. */
export function useDependents(connectorId: string) {
  return useQuery({
    queryKey: ['dependents', connectorId],
    staleTime: 0,
    queryFn: ({ signal }) => call(listDependents, { params: { connectorId }, signal }),
  });
}
