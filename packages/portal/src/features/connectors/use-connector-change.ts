import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, BodyOf, getConnector, ParamsOf, RouteContract } from '@tenon/contract';
import { type CallValues, call } from '../../transport/call.ts';

/** A route that changes a connector and answers all of it. */
type ConnectorRoute = RouteContract & { readonly answer: (typeof getConnector)['answer'] };

/** Changes a connector by one of the routes that answer the whole connector, which then replaces what the page knew. */
export function useConnectorChange<R extends ConnectorRoute>(connectorId: string, route: R) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (values: { readonly body: BodyOf<R>; readonly operationId?: string }) => {
      const params = {
        connectorId,
        ...(values.operationId === undefined ? {} : { operationId: values.operationId }),
      } as ParamsOf<R>;
      return (await call(route, { params, body: values.body } as CallValues<R>)) as AnswerOf<typeof getConnector>;
    },
    onSuccess: async (connector) => {
      client.setQueryData(['connector', connectorId], connector);
      // A text that nobody looks at would be shown as it was before: an editor begins with what there is.
      client.removeQueries({ queryKey: ['definition', connectorId], type: 'inactive' });
      client.removeQueries({ queryKey: ['code', connectorId], type: 'inactive' });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['definition', connectorId] }),
        client.invalidateQueries({ queryKey: ['code', connectorId] }),
        client.invalidateQueries({ queryKey: ['connectors'] }),
      ]);
    },
  });
}
