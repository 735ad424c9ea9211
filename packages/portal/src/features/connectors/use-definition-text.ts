import { useQuery } from '@tanstack/react-query';
import { getDefinition } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** The definition of a connector as text, with what is wrong in it. */
export function useDefinitionText(connectorId: string) {
  return useQuery({
    queryKey: ['definition', connectorId],
    queryFn: ({ signal }) => call(getDefinition, { params: { connectorId }, signal }),
  });
}
