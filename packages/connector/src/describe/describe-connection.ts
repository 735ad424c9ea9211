import type { ConnectionParameter } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { SecurityScheme } from '../model/security.ts';
import { flagMember, listMember, objectMember, textMember } from '../source/json-value.ts';
import type { Block } from './blocks.ts';

/**
 * How to make a connection: a list of the kinds of authentication with what they ask for and whether others may use the
 * connection, then each kind with its values. Hidden parameters are left out.
 */
export function describeConnection(connector: Connector): readonly Block[] {
  const { connection, security } = connector;
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: 'Creating a connection' }];
  const shared = visible(connection.parameters);
  if (connection.sets.length === 0) {
    const kind = authenticationOf(shared, [...security.values()]);
    blocks.push({
      kind: 'text',
      text: kind === undefined ? 'This connector needs no authentication.' : `Authentication: ${kind}`,
    });
    blocks.push(
      kindTable([{ kind: kind ?? 'None', parameters: shared, isShareable: isShareable(connector, undefined) }]),
    );
    if (shared.length > 0) blocks.push(parameterTable(shared));
    return blocks;
  }
  blocks.push({ kind: 'text', text: 'The connector supports several kinds of authentication:' });
  blocks.push(
    kindTable(
      connection.sets.map((set) => ({
        kind: set.displayName || set.name,
        parameters: [...shared, ...visible(set.parameters)],
        isShareable: isShareable(connector, set.name),
      })),
    ),
  );
  if (shared.length > 0) blocks.push(parameterTable(shared));
  for (const set of connection.sets) {
    const parameters = visible(set.parameters);
    blocks.push({ kind: 'heading', level: 3, text: set.displayName || set.name });
    if (set.description) blocks.push({ kind: 'text', text: set.description });
    blocks.push({ kind: 'text', text: `Auth ID: ${set.name}` });
    if (parameters.length > 0) blocks.push(parameterTable(parameters));
  }
  return blocks;
}

/** Whether the package allows that others use a connection of that kind: `allowSharing` in the metadata of the kind. */
function isShareable({ properties }: Connector, set: string | undefined): boolean {
  const declared = objectMember(properties, 'properties');
  if (set === undefined) return flagMember(objectMember(declared, 'metadata'), 'allowSharing');
  const values = listMember(objectMember(declared, 'connectionParameterSets'), 'values');
  const found = values.find((value) => textMember(value, 'name') === set);
  return flagMember(objectMember(found, 'metadata'), 'allowSharing');
}

interface Kind {
  readonly kind: string;
  readonly parameters: readonly ConnectionParameter[];
  readonly isShareable: boolean;
}

function kindTable(kinds: readonly Kind[]): Block {
  return {
    kind: 'table',
    head: ['Authentication', 'Parameters', 'Shareable?'],
    rows: kinds.map((one) => [
      one.kind,
      one.parameters.map(({ displayName, name }) => displayName || name).join(', '),
      one.isShareable ? 'Yes' : 'No: everybody makes a connection of their own',
    ]),
  };
}

function visible(parameters: readonly ConnectionParameter[]): readonly ConnectionParameter[] {
  return parameters.filter(({ hidden }) => !hidden);
}

/** The words for a kind of authentication; undefined where there is nothing secret to give. */
function authenticationOf(
  parameters: readonly ConnectionParameter[],
  schemes: readonly SecurityScheme[],
): string | undefined {
  const kinds = new Set(schemes.map(({ kind }) => WORDS[kind]));
  if (parameters.some(({ type }) => type === 'oauth')) kinds.add(WORDS.oauth2);
  if (kinds.size === 0 && parameters.some(({ type }) => type === 'secret')) kinds.add('Secret values');
  return kinds.size === 0 ? undefined : [...kinds].join(', ');
}

const WORDS: Readonly<Record<SecurityScheme['kind'], string>> = {
  basic: 'Basic',
  bearer: 'Bearer token',
  'api-key': 'API key',
  oauth2: 'OAuth 2.0',
  'open-id-connect': 'OpenID Connect',
  'mutual-tls': 'Client certificate',
  unsupported: 'Other',
};

function parameterTable(parameters: readonly ConnectionParameter[]): Block {
  return {
    kind: 'table',
    head: ['Name', 'Type', 'Description', 'Required'],
    rows: parameters.map(({ displayName, name, type, description, required }) => [
      displayName || name,
      type,
      description,
      required ? 'True' : '',
    ]),
  };
}
