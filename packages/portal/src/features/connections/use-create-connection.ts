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
}

/** Makes a connection, or gives an existing one new values. */
export function useCreateConnection() {
  const client = useQueryClient();
  const { subscription, region } = useMember();
  return useMutation({
    mutationFn: ({ apiId, name, displayName, group, values }: NewConnection) =>
      manage<Connection>(
        'PUT',
        resourcePath({ subscription: subscription.id, group }, 'Microsoft.Web', 'connections', name),
        { body: { location: region.name, properties: { displayName, api: { id: apiId }, parameterValues: values } } },
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
}
