import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, RouteContract } from '@tenon/contract';
import { type CallValues, call } from '../../transport/call.ts';

/** Reads something of the organization. All of these are looked up again after any change of the organization. */
export function useOrganizationQuery<R extends RouteContract>(name: string, route: R, values: CallValues<R> = {}) {
  return useQuery<AnswerOf<R>>({
    queryKey: ['organization', name, values.params, values.query],
    queryFn: ({ signal }) => call(route, { ...values, signal }),
  });
}
