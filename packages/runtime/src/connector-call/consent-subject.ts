import type { ConnectionParameter, Connector, JsonObject, OAuthCall } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import { type Connection, type ConsentPurpose, connections } from '@tenon/store';
import { oauthCallOf, oauthParameters, type TokenParts } from './ask-for-token.ts';
import { oauthCall, ownerOf } from './connection-tokens.ts';
import type { LoadConnector } from './load-connector.ts';

/** What finding the subject of a consent needs. */
export interface SubjectParts extends Pick<TokenParts, 'store' | 'vault'> {
  readonly loadConnector: LoadConnector;
}

/** The values with which a member tests a connector; those of a connection are kept with it. */
export interface TestedValues {
  /** The chosen way to connect, where the connector has several. */
  readonly parameterSet?: string;
  readonly values: JsonObject;
}

/** What somebody signs in for, as it stands now. */
export interface ConsentSubject {
  readonly connector: Connector;
  readonly parameter: ConnectionParameter;
  readonly call: OAuthCall;
  /** What the connector is registered as at its identity provider. */
  readonly registration: string;
  /** Whether there is a token already. */
  readonly isDone: boolean;
}

/** Finds what a consent is for. `tested` are the values of a test. */
export function subjectOf(
  parts: SubjectParts,
  consent: {
    readonly tenantId: string;
    readonly purpose: ConsentPurpose;
    readonly parameterName: string;
    readonly tested?: TestedValues | undefined;
  },
): Promise<ConsentSubject> {
  const { tenantId, purpose, parameterName, tested = { values: {} } } = consent;
  return purpose.kind === 'connection'
    ? subjectOfConnection(parts, { tenantId, connectionId: purpose.connectionId, parameterName })
    : subjectOfTest(parts, { tenantId, connectorId: purpose.connectorId, parameterName, tested });
}

async function subjectOfConnection(
  parts: SubjectParts,
  {
    tenantId,
    connectionId,
    parameterName,
  }: { readonly tenantId: string; readonly connectionId: string; readonly parameterName: string },
): Promise<ConsentSubject> {
  const { connection, connector } = await parts.store.inTenant(tenantId, async (scope) => {
    const found = await connections(scope).findById(connectionId);
    if (found === undefined) throw new Refusal('connection-not-found', 'The connection could not be found.');
    return { connection: found, connector: await parts.loadConnector(scope, found.connector) };
  });
  const parameter = parameterOf(connector, connection.parameterSet, parameterName);
  return {
    connector,
    parameter,
    call: await oauthCall(parts, { connection, connector, parameter }),
    registration: await registrationOf(parts, connection),
    isDone: connection.secrets[`oauth.${parameter.name}`] !== undefined && connection.problem === undefined,
  };
}

async function subjectOfTest(
  parts: SubjectParts,
  {
    tenantId,
    connectorId,
    parameterName,
    tested,
  }: {
    readonly tenantId: string;
    readonly connectorId: string;
    readonly parameterName: string;
    readonly tested: TestedValues;
  },
): Promise<ConsentSubject> {
  const connector = await parts.store.inTenant(tenantId, (scope) =>
    parts.loadConnector(scope, { kind: 'tested', connectorId }),
  );
  const parameter = parameterOf(connector, tested.parameterSet, parameterName);
  const call = await oauthCallOf(parts, { owner: { tenantId, connectorId }, connector, parameter, data: tested });
  if (call.client.clientId === '') {
    throw new Refusal(
      'client-id-missing',
      'The connector has no client id yet. Register it at the provider with its redirect URL, and give the client id and the client secret under Security, or in the package that is imported.',
    );
  }
  return { connector, parameter, call, registration: connectorId, isDone: false };
}

function parameterOf(connector: Connector, parameterSet: string | undefined, name: string): ConnectionParameter {
  const found = oauthParameters(connector, parameterSet).find(
    (parameter) => parameter.name.toLowerCase() === name.toLowerCase(),
  );
  if (found !== undefined) return found;
  throw new Refusal('oauth-parameter-unknown', `There is no OAuth parameter '${name.slice(0, 100)}' to sign in for.`);
}

/** The connector itself, or its name in the catalogue where it is gone. */
async function registrationOf(parts: SubjectParts, { tenantId, connector }: Connection): Promise<string> {
  const { connectorId } = await ownerOf(parts.store, { tenantId, connector });
  return connectorId ?? (connector.kind === 'custom' ? connector.connectorId : connector.name);
}
