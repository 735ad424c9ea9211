import { useQuery } from '@tanstack/react-query';
import { validateConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** What the certification rules say of the newest version of a connector, without nominating it. */
export function useJudgement(connectorId: string) {
  return useQuery({
    queryKey: ['judgement', connectorId],
    queryFn: ({ signal }) =>
      call(validateConnector, { params: { connectorId }, body: { profile: 'certification' }, signal }),
  });
}
