import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getCode } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** The code of a connector and what it logged. */
export type ConnectorCode = AnswerOf<typeof getCode>;

/** The code of a connector's newest version, with its newest logs. */
export function useCode(connectorId: string) {
  return useQuery({
    queryKey: ['code', connectorId],
    queryFn: ({ signal }) => call(getCode, { params: { connectorId }, signal }),
  });
}
