import { useQuery } from '@tanstack/react-query';
import { listNominations } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** The nominations of the tenant. */
export function useNominations() {
  return useQuery({
    queryKey: ['nominations'],
    queryFn: async ({ signal }) => (await call(listNominations, { signal })).nominations,
  });
}
