import type { ByteBudget, ConnectorCalls, Egress, Runtime, Vault } from '@tenon/runtime';
import type { Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { ConnectorModels } from './connectors/connector-models.ts';
import type { Gauges } from './operations/gauges.ts';
import type { Telemetry } from './operations/telemetry.ts';
import type { CallerLimits } from './routing/caller-limits.ts';

/** The time of day, so that tests can stop it. */
export interface Clock {
  now(): Date;
}

/** Where new ids and secrets come from. */
export interface Ids {
  /** A version 7 UUID: later ones are greater. */
  next(): string;
  /** 256 random bits as base64url. */
  secret(): string;
}

/** What the operator decided about this server. */
interface ServerConfig {
  /** The version of the product. */
  readonly version: string;
  /** How others reach this server, without a slash at the end. A function, because a port may be chosen while listening. */
  readonly publicUrl: () => string;
  /** The regions that this instance has; new things live in the first. */
  readonly regions: readonly [string, ...string[]];
  /** The built portal; without it only the APIs are served. */
  readonly portalFolder?: string;
  /** The proxies whose `X-Forwarded-For` is believed about who calls. Nothing else of a request's way is ever read from it. */
  readonly trustedProxies?: readonly string[];
  /** The token that reads `/metrics`; without it only programs of this machine do. */
  readonly metricsToken?: string;
  /** How long callers may take; without it the limits of the product hold. */
  readonly callerLimits?: CallerLimits;
  /** Whether others reach this server under an address that the operator named, through a proxy perhaps. */
  readonly isPublic?: boolean;
}

/** What the server is made of. */
export interface ServerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly config: ServerConfig;
  readonly runtime: Runtime;
  readonly connectorCalls: ConnectorCalls;
  readonly egress: Egress;
  /** What large bodies on their way take their bytes from. */
  readonly bodies: ByteBudget;
  /** What large bodies of calls take theirs from, until their runs have left the memory: those may wait for the others. */
  readonly callBodies: ByteBudget;
  readonly vault: Vault;
  readonly telemetry: Telemetry;
}

/** What the routes work with: the parts of the server, and what it keeps for itself. */
export interface RouteParts extends ServerParts {
  readonly models: ConnectorModels;
  /** How things stand now; asks the database at most every two seconds. */
  gauges(): Promise<Gauges>;
}
