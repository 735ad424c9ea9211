import { toBase64 } from '../call/base64.ts';
import type { ConnectionParameter } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { isJsonObject, member, scalarText } from '../source/json-value.ts';
import { type Change, type ChangeKind, type ConnectorDiff, KINDS } from './change.ts';
import { compareInputs } from './compare-inputs.ts';
import { compareOutputs } from './compare-outputs.ts';
import { demandedVersion, isAtLeast } from './demanded-version.ts';

/** Notes a change; the class and reason follow from the kind. */
export type Note = (kind: ChangeKind, message: string, where?: { operationId?: string; field?: string }) => void;

/**
 * Compares two versions of a connector: every change with its class and reason, and the version that they demand.
 * Requests may only accept more and answers may only promise more; operations are the same when their ids are.
 */
export function diffConnectors(before: Connector, after: Connector): ConnectorDiff {
  const changes: Change[] = [];
  const note: Note = (kind, message, where = {}) => {
    const [className, reason] = KINDS[kind];
    changes.push({ kind, class: className, ...where, message, reason });
  };
  compareConnectors(before, after, note);
  const byId = new Map(after.operations.map((operation) => [operation.operationId, operation]));
  for (const operation of before.operations) {
    const next = byId.get(operation.operationId);
    if (!next)
      note('OperationDeleted', `The operation ${operation.operationId} is gone.`, {
        operationId: operation.operationId,
      });
    else compareOperations({ connector: before, operation }, { connector: after, operation: next }, note);
  }
  const known = new Set(before.operations.map(({ operationId }) => operationId));
  for (const { operationId } of after.operations) {
    if (!known.has(operationId)) note('OperationAdded', `The operation ${operationId} is new.`, { operationId });
  }
  if (changes.length === 0 && documentOf(before) !== documentOf(after))
    note('DetailChanged', 'The documents are not the same, but for what is described in none of the other ways.');
  return conclude(sorted(changes), before.version, after.version);
}

/** The documents without the version, which a change raises. */
function documentOf({ definition, properties }: Connector): string {
  const { info, ...rest } = definition;
  const { version: _version, ...texts } = isJsonObject(info) ? info : {};
  return JSON.stringify([texts, rest, properties]);
}

const ORDER = { breaking: 0, minor: 1, patch: 2 };

function sorted(changes: readonly Change[]): readonly Change[] {
  return changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => ORDER[a.change.class] - ORDER[b.change.class] || a.index - b.index)
    .map(({ change }) => change);
}

function conclude(changes: readonly Change[], oldVersion: string, newVersion: string): ConnectorDiff {
  const [first] = changes;
  const bump = first === undefined ? 'none' : first.class === 'breaking' ? 'major' : first.class;
  const demanded = demandedVersion(oldVersion, bump);
  return {
    changes,
    bump,
    oldVersion,
    newVersion,
    demandedVersion: demanded,
    isVersionEnough: isAtLeast(newVersion, demanded),
  };
}

/** An operation with the connector whose definition its schemas are in. */
export interface Side {
  readonly connector: Connector;
  readonly operation: Operation;
}

function compareConnectors(before: Connector, after: Connector, note: Note): void {
  compareTexts(note, before, after);
  compareAuthentication(before, after, note);
  compareConnectionParameters(before, after, note);
  const address = ({ service }: Connector): string =>
    `${service.schemes.join('|')}://${service.host}${service.basePath}`;
  if (address(before) !== address(after))
    note('AddressChanged', `The address changes from ${address(before)} to ${address(after)}.`);
  if (JSON.stringify(before.policies.map(effectOf)) !== JSON.stringify(after.policies.map(effectOf))) {
    note('PoliciesChanged', 'The policies are not the same.');
  }
  if (before.script?.text !== after.script?.text || before.code?.text !== after.code?.text)
    note('ScriptChanged', 'The script is not the same.');
  const tier = (connector: Connector): string =>
    scalarText(member(member(connector.properties, 'properties'), 'tier')).toLowerCase();
  if (tier(before) !== 'premium' && tier(after) === 'premium')
    note('TierChangedToPremium', 'The connector becomes a premium one.');
  if (JSON.stringify(brandingOf(before)) !== JSON.stringify(brandingOf(after)))
    note('BrandingChanged', 'Icon, colour, publisher or owner changes.');
}

/** What a policy does, and not what it is called or where it stands. */
function effectOf({ pointer: _pointer, title: _title, ...policy }: Connector['policies'][number]): object {
  return policy;
}

function brandingOf({ branding }: Connector): object {
  const { icon, ...rest } = branding;
  const content = icon?.content;
  return { ...rest, icon: content === undefined || typeof content === 'string' ? content : toBase64(content) };
}

function compareTexts(note: Note, before: Connector, after: Connector): void {
  const texts = (connector: Connector): string =>
    JSON.stringify([connector.title, connector.description, connector.contact, connector.metadata.entries]);
  if (texts(before) !== texts(after)) note('TextChanged', 'Title, description, contact or metadata changes.');
}

/** The ways to authenticate: kinds of security schemes, parameter sets and OAuth providers. */
function methodsOf(connector: Connector): ReadonlySet<string> {
  const { parameters, sets } = connector.connection;
  const methods = new Set(
    [...connector.security.values()].map((scheme) =>
      scheme.kind === 'api-key' ? `API key in ${scheme.location}` : scheme.kind,
    ),
  );
  for (const set of sets) methods.add(`parameter set ${set.name}`);
  for (const { type, oauth } of parameters)
    if (type === 'oauth') methods.add(`oauth2 ${oauth?.identityProvider ?? ''}`.trim());
  return methods;
}

function compareAuthentication(before: Connector, after: Connector, note: Note): void {
  const old = methodsOf(before);
  const next = methodsOf(after);
  for (const method of old)
    if (!next.has(method)) note('AuthenticationMethodRemoved', `Signing in by ${method} is gone.`);
  for (const method of next) if (!old.has(method)) note('AuthenticationMethodAdded', `Signing in by ${method} is new.`);
}

function compareConnectionParameters(before: Connector, after: Connector, note: Note): void {
  const old = parametersOf(before);
  const next = parametersOf(after);
  for (const [name, parameter] of old) {
    const changed = next.get(name);
    if (!changed) note('ConnectionParametersRemoved', `The connection parameter ${name} is gone.`, { field: name });
    else if (changed.type !== parameter.type) {
      note(
        'ConnectionParameterTypeChanged',
        `The connection parameter ${name} changes from ${parameter.type} to ${changed.type}.`,
        { field: name },
      );
    } else if (changed.required && !parameter.required && changed.default === undefined) {
      note('RequiredConnectionParameterAdded', `The connection parameter ${name} becomes required.`, { field: name });
    }
  }
  for (const [name, parameter] of next) {
    if (old.has(name)) continue;
    const isNeeded = parameter.required && parameter.default === undefined && !name.includes('/');
    note(
      isNeeded ? 'RequiredConnectionParameterAdded' : 'ConnectionParameterAdded',
      `The connection parameter ${name} is new.`,
      { field: name },
    );
  }
}

function parametersOf({ connection }: Connector): ReadonlyMap<string, ConnectionParameter> {
  return new Map([
    ...connection.parameters.map((parameter) => [parameter.name, parameter] as const),
    ...connection.sets.flatMap((set) =>
      set.parameters.map((parameter) => [`${set.name}/${parameter.name}`, parameter] as const),
    ),
  ]);
}

function compareOperations(before: Side, after: Side, note: Note): void {
  const old = before.operation;
  const next = after.operation;
  const { operationId } = old;
  const tell = (kind: ChangeKind, message: string): void => note(kind, message, { operationId });
  if (old.kind !== next.kind) tell('OperationKindChanged', `${operationId} changes from ${old.kind} to ${next.kind}.`);
  if (old.trigger !== next.trigger && old.kind === next.kind)
    tell('TriggerBatchChanged', `${operationId} changes from ${old.trigger} to ${next.trigger}.`);
  if (old.method !== next.method || template(old.path) !== template(next.path)) {
    tell(
      'OperationAddressChanged',
      `${operationId} changes from ${old.method.toUpperCase()} ${old.path} to ${next.method.toUpperCase()} ${next.path}.`,
    );
  }
  if (serverOf(before) !== serverOf(after))
    tell('AddressChanged', `${operationId} is no longer called at ${serverOf(before)} but at ${serverOf(after)}.`);
  if (old.visibility !== 'internal' && next.visibility === 'internal')
    tell('OperationHidden', `${operationId} becomes internal.`);
  if (old.visibility === 'internal' && next.visibility !== 'internal')
    tell('OperationShown', `${operationId} is no longer internal.`);
  if (!old.deprecated && next.deprecated) tell('OperationDeprecated', `${operationId} becomes deprecated.`);
  if (old.summary !== next.summary || old.description !== next.description)
    tell('TextChanged', `Summary or description of ${operationId} changes.`);
  if (JSON.stringify(old.pageable) !== JSON.stringify(next.pageable))
    tell('PagingChanged', `${operationId} names its next page in another way.`);
  compareRequirements(before, after, tell);
  compareInputs(before, after, note);
  compareOutputs(before, after, note);
}

/** Where an operation is called that has an address of its own. */
function serverOf({ operation }: Side): string {
  return operation.serverTemplate?.url ?? operation.server ?? 'the address of the API';
}

/** What signs a call in: each way that was enough must still be. Where nothing is said, the connection decides. */
function compareRequirements(before: Side, after: Side, tell: (kind: ChangeKind, message: string) => void): void {
  const old = before.operation.security;
  const next = after.operation.security;
  if (old === undefined || next === undefined || next.length === 0) return;
  const ways = old.length === 0 ? [[]] : old.map((requirement) => requirement.map(({ scheme }) => scheme));
  const isKnown = (name: string): boolean => before.connector.security.has(name);
  const lost = ways.filter(
    (way) => !next.some((names) => names.every(({ scheme }) => way.includes(scheme) || !isKnown(scheme))),
  );
  for (const way of lost) {
    tell(
      'AuthenticationMethodRemoved',
      `Signing in by ${way.join(' and ') || 'nothing'} is no longer enough for ${before.operation.operationId}.`,
    );
  }
}

/** A path with its variables blanked out, as their names do not matter to a caller. */
function template(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}
