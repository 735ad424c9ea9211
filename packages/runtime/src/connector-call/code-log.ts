import { type Connection, connectorCodeLogs, type Store } from '@tenon/store';
import type { CallConnector, EffectContext } from '../effects.ts';

/**
 * Keeps what the code of a custom connector logged in a run, for those who edit the connector. Of a connector of the
 * catalogue nothing is kept: its author belongs to another organization than the run.
 */
export async function keepCodeLog(
  { store, clock }: { readonly store: Store; readonly clock: { now(): Date } },
  call: {
    readonly connection: Pick<Connection, 'tenantId' | 'connector'>;
    readonly command: Pick<CallConnector, 'method' | 'pathAndQuery'>;
    readonly context: Pick<EffectContext, 'runName'>;
    readonly logs: readonly string[];
  },
): Promise<void> {
  const { connection, command, context, logs } = call;
  const { connector, tenantId } = connection;
  if (logs.length === 0 || connector.kind !== 'custom') return;
  await store.inTenant(tenantId, (scope) =>
    connectorCodeLogs(scope).insert({
      tenantId,
      connectorId: connector.connectorId,
      call: `${command.method.toUpperCase()} ${command.pathAndQuery.split('?')[0] ?? ''}`.slice(0, 500),
      runName: context.runName,
      lines: logs,
      createdAt: clock.now(),
    }),
  );
}
