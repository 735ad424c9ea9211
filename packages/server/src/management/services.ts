import type { ByteBudget, ConnectorCalls, Egress, Runtime, Vault } from '@tenon/runtime';
import type { Store } from '@tenon/store';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ConnectorModels } from '../connectors/connector-models.ts';
import type { Ids } from '../parts.ts';
import type { Caller } from './arm-route.ts';
import type { HistoryTurns } from './logic/history-turns.ts';

/** What the management API and the trigger URLs are made of. */
export interface ManagementServices {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly vault: Vault;
  readonly egress: Egress;
  /** What large bodies on their way take their bytes from. */
  readonly bodies: ByteBudget;
  /** What large bodies of calls take theirs from, until their runs have left the memory: those may wait for the others. */
  readonly callBodies: ByteBudget;
  readonly connectorCalls: ConnectorCalls;
  readonly models: ConnectorModels;
  readonly historyTurns: HistoryTurns;
  readonly ids: Ids;
  readonly clock: { now(): Date };
  /** `https://host:port` under which others reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Who calls, or undefined. May throw a refusal. */
  readonly authenticate: (request: FastifyRequest) => Promise<Caller | undefined>;
  readonly log: Pick<Logger, 'warn'>;
  readonly logError: (error: unknown, message: string) => void;
}
