import { useMutation } from '@tanstack/react-query';
import { send } from '../../transport/send.ts';
import type { Connection } from './connection-types.ts';

/** Tests a connection by the link that it carries: any success is good. */
export function useTestConnection() {
  return useMutation({
    mutationFn: async (connection: Connection) => {
      const [link] = connection.properties.testLinks ?? [];
      if (link === undefined) throw new Error('This connector names no operation to test its connections with.');
      const address = new URL(link.requestUri, window.location.origin);
      await send({ method: link.method.toUpperCase(), path: `${address.pathname}${address.search}` });
    },
  });
}
