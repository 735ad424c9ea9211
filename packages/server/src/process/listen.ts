// biome-ignore lint/style/noRestrictedImports: it only asks whether a port is free, and connects to nobody
import { createServer } from 'node:net';
import { Refusal } from '@tenon/diagnostics';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from './configuration.ts';

/** Listens where the configuration says and answers the port; a port that is taken is refused with the remedy. */
export async function listen(server: FastifyInstance, { host, port }: Configuration): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (cause) {
    throw whyNot({ host, port }, cause);
  }
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Refuses a port that is taken before anything is started. */
export async function refuseTakenPort({ host, port }: Pick<Configuration, 'host' | 'port'>): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (cause) => reject(whyNot({ host, port }, cause)));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

function whyNot({ host, port }: Pick<Configuration, 'host' | 'port'>, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Refusal(
      'port-in-use',
      `Port ${port} of ${host} is in use. Stop the program that uses it, or choose another port with --port (0 for any free one).`,
      { cause },
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Refusal('address-not-usable', `This machine cannot listen on ${host}, port ${port} (${code}).`, {
      cause,
    });
  }
  return cause;
}
