import type { Connector, JsonObject } from '@tenon/connector';
import type { Connection, ConsentPurpose } from '@tenon/store';
import type { Effects } from '../effects.ts';
import type { TestedValues } from './consent-subject.ts';

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
  confirmConsent(confirmation: ConsentConfirmation): Promise<void>;
  /** The same for the tests of a connector: only the member who asked for the consent brings its code. */
  confirmTestConsent(confirmation: TestConfirmation): Promise<void>;
  /** Where a member is signed in to test a connector. */
  listTestSignIns(tester: Tester): Promise<readonly ListedTestSignIn[]>;
  /** Forgets the tokens with which a member tests a connector. */
  endTestSignIns(tester: Tester): Promise<void>;
  /** Stops what is under way and ends what was opened. */
  close(): Promise<void>;
}

/** One call of an operation at design time. */
export interface OperationTest {
  readonly connector: Connector;
  readonly operationId: string;
  /** Parameter values by name; the body's by the name of the body parameter. */
  readonly values: JsonObject;
  /** Connection values by parameter name, in clear. A token among them comes before one that was obtained. */
  readonly connection: JsonObject;
  /** The chosen way to connect. Where there are several and none is chosen, no token is obtained. */
  readonly parameterSet?: string;
  /** Whose client the connector is registered as, and who is signed in for the test. Without it no token is obtained. */
  readonly by?: { readonly tenantId: string; readonly connectorId: string; readonly memberId?: string };
  /** A page that an earlier call of the operation answered as its next one. */
  readonly page?: string;
  /** A lookup wants the answer as workflows see it, a test (the default) as it came, unless code of the connector changes it. */
  readonly purpose?: 'test' | 'lookup';
  readonly signal?: AbortSignal;
}

/** A member who tests a connector. */
export interface Tester {
  readonly tenantId: string;
  readonly connectorId: string;
  readonly memberId: string;
}

/** A sign-in for tests as its member may see it. */
export interface ListedTestSignIn {
  readonly parameterSet: string | undefined;
  readonly parameterName: string;
  /** Whom the provider named, where it did. */
  readonly identity: string | undefined;
  readonly expiresAt: Date;
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
  /** A page that an earlier call of the operation answered as its next one. */
  readonly page?: string;
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
  /** The next page of an operation that is paged, for the same caller and operation; a sealed text. */
  readonly next?: string;
}

/** A wish to obtain consent. */
export interface ConsentOffer {
  readonly tenantId: string;
  readonly purpose: ConsentPurpose;
  /** The values of a test; those of a connection are kept with it. */
  readonly tested?: TestedValues;
  /** The member who asks. */
  readonly memberId: string;
  readonly parameterName: string;
  /** Where the browser goes at the end, with `code`. */
  readonly redirectUrl: string;
}

/** The code of a finished consent, for its connection. */
export interface ConsentConfirmation {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly code: string;
}

/** The code of a finished consent, for the tests of who asked for it. */
export interface TestConfirmation extends Tester {
  readonly code: string;
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
