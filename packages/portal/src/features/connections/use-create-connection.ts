import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMember } from '../../session/member-context.tsx';
import { manage, resourcePath } from '../../transport/manage.ts';
import type { Connection } from './connection-types.ts';

/** A connection to be made. */
export interface NewConnection {
  readonly apiId: string;
  readonly name: string;
  readonly displayName: string;
  readonly group: string;
  readonly values: Readonly<Record<string, string>>;
  /** The way to connect, where the connector has several. */
  readonly way?: string | undefined;
}

/** Makes a connection, or gives an existing one new values. */
export function useCreateConnection() {
  const client = useQueryClient();
  const { subscription, region } = useMember();
  return useMutation({
    mutationFn: ({ apiId, name, displayName, group, ...given }: NewConnection) =>
      manage<Connection>(
        'PUT',
        resourcePath({ subscription: subscription.id, group }, 'Microsoft.Web', 'connections', name),
        { body: { location: region.name, properties: { displayName, api: { id: apiId }, ...toValues(given) } } },
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
}

function toValues({ values, way }: Pick<NewConnection, 'values' | 'way'>) {
  if (way === undefined) return { parameterValues: values };
  const inSet = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  return { parameterValueSet: { name: way, values: inSet } };
}
