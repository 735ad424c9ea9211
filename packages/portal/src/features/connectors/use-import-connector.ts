import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, importConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Imports a definition as a draft connector. */
export function useImportConnector() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof importConnector>) => call(importConnector, { body }),
    onSuccess: (connector) => {
      client.setQueryData(['connector', connector.id], connector);
      return client.invalidateQueries({ queryKey: ['connectors'] });
    },
  });
}
