import type { Connector } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import { type Connection, connections, type Store } from '@tenon/store';
import type { CallConnector, EffectContext, RequestOutcome } from '../effects.ts';
import type { Egress } from '../egress/egress.ts';
import { createScripts } from '../script/run-scripts.ts';
import { createScrubber } from '../vault/scrubber.ts';
import type { Vault } from '../vault/vault.ts';
import { callConnector, type ReadyConnection, type SentCall } from './call-connector.ts';
import { keepCodeLog } from './code-log.ts';
import { tokensOf } from './connection-tokens.ts';
import { openConnection } from './connection-values.ts';
import type { ConnectionCall, ConnectorCalls, OperationTest, TestedOperation } from './connector-calls.ts';
import { confirmConsent, confirmTestConsent, finishConsent, offerConsent, startConsent } from './consent.ts';
import type { CodeRun } from './custom-code.ts';
import { findRunConnection } from './find-connection.ts';
import { leaseOfStore } from './lease-calls.ts';
import { createConnectorLoader } from './load-connector.ts';
import { sendRequest } from './send-request.ts';
import { testConnectedOperation, testConnectionCall, testOperation } from './test-operation.ts';
import { endTestSignIns, listTestSignIns, tokensOfTest } from './test-tokens.ts';
import { createThrottle, declaredLimit } from './throttle.ts';
import { createTokenSource } from './token-source.ts';

/** What calls of APIs are made of. */
export interface ConnectorCallParts {
  readonly store: Store;
  readonly egress: Egress;
  readonly vault: Vault;
  readonly clock: { now(): Date };
  /** `https://host:port` under which browsers reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Where the identity provider sends browsers back to, by what the connector is registered as there. It must never change. */
  readonly consentRedirectUrl: (registration: string) => string;
  /** Told of each call of a run that was not given up; it neither waits nor throws. */
  readonly observe?: (call: ObservedConnectorCall) => void;
}

/** How one call of an operation went. */
export interface ObservedConnectorCall extends SentCall {
  readonly connector: Connection['connector'];
}

/** Opens the calls of other people's APIs: over the egress, with the secrets of the vault. */
export function createConnectorCalls(parts: ConnectorCallParts): ConnectorCalls {
  const scripts = createScripts();
  const tokens = createTokenSource(parts);
  const throttle = createThrottle(leaseOfStore(parts.store));
  const loadConnector = createConnectorLoader(parts.clock);
  const connectorOf = ({ tenantId, connector }: Pick<Connection, 'tenantId' | 'connector'>): Promise<Connector> =>
    parts.store.inTenant(tenantId, (scope) => loadConnector(scope, connector));
  const consentParts = { ...parts, loadConnector };

  async function callAsRun(command: CallConnector, context: EffectContext): Promise<RequestOutcome> {
    const { connection, connector } = await parts.store.inTenant(context.tenantId, async (scope) => {
      const found = await findRunConnection(scope, command.connectionId, context);
      return { connection: found, connector: await loadConnector(scope, found.connector) };
    });
    const first = await attempt(connection, connector, undefined);
    if (!('reply' in first.outcome) || first.outcome.reply.statusCode !== 401 || first.token === undefined)
      return first.outcome;
    // A token that the API no longer takes is renewed once, whatever its expiry said.
    const second = await attempt(connection, connector, first.token);
    return 'failure' in second.outcome && second.token === undefined ? first.outcome : second.outcome;

    async function attempt(
      of: Connection,
      model: Connector,
      refused: string | undefined,
    ): Promise<{ readonly outcome: RequestOutcome; readonly token: string | undefined }> {
      const found = await tokensOf(parts, {
        connection: of,
        connector: model,
        ...(refused === undefined ? {} : { refused }),
      });
      if (found.kind === 'failed') {
        return {
          outcome: { failure: { code: found.code, message: found.message, retry: found.canRetry } },
          token: undefined,
        };
      }
      const opened = openConnection(parts.vault, of, found.tokens);
      const limit = declaredLimit(model.definition);
      if (!(await throttle.admit(of, { limit, signal: context.signal }))) {
        return {
          outcome: { failure: { code: 'cancelled', message: 'The call was cancelled.', retry: false } },
          token: undefined,
        };
      }
      const code: CodeRun = { scripts, logs: [] };
      const outcome = await withoutSecrets(opened.secrets, async () => {
        try {
          return await callConnector(
            {
              egress: parts.egress,
              code,
              clock: parts.clock,
              observe: (sent) => parts.observe?.({ ...sent, connector: of.connector }),
            },
            { connector: model, opened },
            { command, context },
          );
        } finally {
          await keepCodeLog(parts, { connection: of, command, context, logs: code.logs });
        }
      });
      if ('reply' in outcome) throttle.learn(of.connectionId, outcome.reply);
      return { outcome, token: Object.values(found.tokens)[0]?.accessToken };
    }
  }

  async function throughConnection(
    { tenantId, connectionId }: Pick<ConnectionCall, 'tenantId' | 'connectionId'>,
    send: (ready: ReadyConnection) => Promise<TestedOperation>,
  ): Promise<TestedOperation> {
    const { connection, connector } = await parts.store.inTenant(tenantId, async (scope) => {
      const found = await connections(scope).findById(connectionId);
      if (found === undefined) throw new Refusal('connection-not-found', 'The connection could not be found.');
      return { connection: found, connector: await loadConnector(scope, found.connector) };
    });
    const first = await attempt(undefined);
    // As in a run, a token that the API no longer takes is renewed once.
    if (first.tested.response?.status !== 401 || first.token === undefined) return first.tested;
    return (await attempt(first.token)).tested;

    async function attempt(refused: string | undefined) {
      const found = await tokensOf(parts, { connection, connector, ...(refused === undefined ? {} : { refused }) });
      if (found.kind === 'failed') throw new Refusal('connection-unauthenticated', found.message);
      const opened = openConnection(parts.vault, connection, found.tokens);
      const tested = await withoutSecrets(opened.secrets, () => send({ connector, opened }));
      return { tested, token: Object.values(found.tokens)[0]?.accessToken };
    }
  }

  async function test(asked: OperationTest): Promise<TestedOperation> {
    const found = await tokensOfTest(parts, asked);
    if (found.kind === 'failed') throw new Refusal('test-not-authenticated', found.message);
    const first = await testOperation({ ...parts, scripts }, asked, found.tokens);
    const token = Object.values(found.tokens)[0]?.accessToken;
    if (first.response?.status !== 401 || token === undefined) return first;
    const renewed = await tokensOfTest(parts, asked, token);
    // What the API said of the token tells more than that there is no other.
    return renewed.kind === 'failed' ? first : testOperation({ ...parts, scripts }, asked, renewed.tokens);
  }

  return {
    effects: {
      sendRequest: (command, context) => sendRequest({ egress: parts.egress, tokens }, command, context),
      async callConnector(command, context) {
        try {
          return await callAsRun(command, context);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return { failure: { code: error.code, message: error.message, retry: false } };
        }
      },
    },
    testOperation: test,
    callConnection: (call) =>
      throughConnection(call, (ready) => testConnectionCall({ ...parts, scripts }, ready, call)),
    callOperation: (call) =>
      throughConnection(call, (ready) => testConnectedOperation({ ...parts, scripts }, ready, call)),
    connectorOf,
    offerConsent: (offer) => offerConsent(consentParts, offer),
    startConsent: (opened) => startConsent(consentParts, opened),
    finishConsent: (back) => finishConsent(consentParts, back),
    confirmTestConsent: (confirmation) => confirmTestConsent(consentParts, confirmation),
    listTestSignIns: (tester) => listTestSignIns(parts, tester),
    endTestSignIns: (tester) => endTestSignIns(parts, tester),
    confirmConsent: (confirmation) => confirmConsent(consentParts, confirmation),
    close: () => scripts.close(),
  };
}

/** What prevents a call may quote a value of the connection: secrets are taken out of the message. */
async function withoutSecrets<T>(secrets: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, diagnostics } = error;
    throw new Refusal(code, createScrubber(secrets).scrubText(error.message), { diagnostics });
  }
}
