import { useQuery } from '@tanstack/react-query';
import { validateConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** For whom a connector is judged. */
export type JudgedFor = 'organization' | 'catalogue';

/** What the certification rules say of the newest version of a connector, without nominating it. */
export function useJudgement(connectorId: string, judgedFor: JudgedFor) {
  return useQuery({
    queryKey: ['judgement', connectorId, judgedFor],
    queryFn: ({ signal }) => call(validateConnector, { params: { connectorId }, body: { for: judgedFor }, signal }),
  });
}
