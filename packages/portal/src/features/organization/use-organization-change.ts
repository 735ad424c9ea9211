import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteContract } from '@tenon/contract';
import { type CallValues, call } from '../../transport/call.ts';

/** Changes something of the organization; the session is read again, for the context switch shows parts of it. */
export function useOrganizationChange<R extends RouteContract>(route: R) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: CallValues<R>) => call(route, values),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['organization'] }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ]),
  });
}
