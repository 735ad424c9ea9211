import { useQuery } from '@tanstack/react-query';
import { readInvitation } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** What an invitation link is for. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    enabled: token !== '',
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: () => call(readInvitation, { body: { token } }),
  });
}
