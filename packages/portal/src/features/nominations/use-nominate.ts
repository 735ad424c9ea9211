import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, nominateConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** What the publisher declares. */
export type Declarations = BodyOf<typeof nominateConnector>['declarations'];

/** Nominates the newest version of a connector. */
export function useNominate(connectorId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (declarations: Declarations) => call(nominateConnector, { body: { connectorId, declarations } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['nominations'] }),
  });
}
