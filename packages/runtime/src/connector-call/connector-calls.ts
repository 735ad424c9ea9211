import type { Connector, JsonObject } from '@tenon/connector';
import type { Connection } from '@tenon/store';
import type { Effects } from '../effects.ts';

/** Everything that calls somebody else's API for a workflow or a member: actions of runs, tests at design time, consents. */
export interface ConnectorCalls {
  /** What the runtime performs of a run. */
  readonly effects: Effects;
  /** Calls one operation of a connector with given values and connection values, which are not kept. */
  testOperation(test: OperationTest): Promise<TestedOperation>;
  /** Sends a request below the address of a connection, as a member who may use it. For design time: dynamic values, tests. */
  callConnection(call: ConnectionCall): Promise<TestedOperation>;
  /** Calls an operation through a connection, as a member who may use it, to find out what an input may be. */
  callOperation(call: ConnectedOperation): Promise<TestedOperation>;
  /** What a connection asks for: the model of its connector, from its newest usable version. Refuses when there is none. */
  connectorOf(connection: Pick<Connection, 'tenantId' | 'connector'>): Promise<Connector>;
  /** Begins to obtain consent for an OAuth parameter: a link for a browser. */
  offerConsent(offer: ConsentOffer): Promise<ConsentLink>;
  /** The browser of a member, or of somebody who is not signed in, opened a consent link. */
  startConsent(opened: { readonly ticket: string; readonly memberId: string | undefined }): Promise<ConsentStart>;
  /**
   * The identity provider sent the browser back: where to send it now, or undefined for a state that is not good or not of this
   * browser, whose cookies `cookieOf` reads.
   */
  finishConsent(back: ConsentReturn): Promise<string | undefined>;
  /** The member brings the code of a finished consent; the connection then holds the tokens. Refuses an unknown code. */
  confirmConsent(confirmation: {
    readonly tenantId: string;
    readonly connectionId: string;
    readonly code: string;
  }): Promise<void>;
  /** Stops what is under way and ends what was opened. */
  close(): Promise<void>;
}

/** One call of an operation at design time. */
export interface OperationTest {
  readonly connector: Connector;
  readonly operationId: string;
  /** Parameter values by name; the body's by the name of the body parameter. */
  readonly values: JsonObject;
  /** Connection values by parameter name, in clear. */
  readonly connection: JsonObject;
  readonly parameterSet?: string;
  readonly signal?: AbortSignal;
}

/** One request through a connection at design time. */
export interface ConnectionCall {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly method: string;
  /** Relative to the API, with its query, already encoded. */
  readonly pathAndQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** One call of an operation through a connection at design time. */
export interface ConnectedOperation {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly operationId: string;
  /** Parameter values by name; the body's by the name of the body parameter. */
  readonly values: JsonObject;
  readonly signal?: AbortSignal;
}

/** What was sent and what came back, with every secret taken out of both. Bodies are text; binary ones in base64. */
export interface TestedOperation {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly durationMs: number;
  } | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** What the connector's own code logged. */
  readonly logs: readonly string[];
}

/** A wish to obtain consent. */
export interface ConsentOffer {
  readonly tenantId: string;
  readonly connectionId: string;
  /** The member who asks. */
  readonly memberId: string;
  readonly parameterName: string;
  /** Where the browser goes at the end, with `code`. */
  readonly redirectUrl: string;
}

/** A link to open in a browser. */
export interface ConsentLink {
  readonly link: string;
  readonly status: 'Unauthenticated' | 'Authenticated';
}

/** A browser that an identity provider sent back. */
export interface ConsentReturn {
  /** The end of the address to which it came: the connector that has it. */
  readonly registration: string;
  readonly query: URLSearchParams;
  /** Reads a cookie of the browser. */
  readonly cookieOf: (name: string) => string | undefined;
}

/** What opening a consent link comes to: where the browser goes with which cookie, or why it goes nowhere. */
export type ConsentStart =
  | {
      readonly kind: 'started';
      readonly address: string;
      readonly browser: { readonly name: string; readonly value: string };
    }
  | { readonly kind: 'ended' }
  | { readonly kind: 'other-member' };
