import { type ConnectorFile, diffConnectors, importConnector } from '../packages/connector/src/index.ts';

/** The differences that a repair may make for those who use a connector, and the rules whose repair says so. */
const meant: Readonly<Record<string, readonly string[]>> = {
  TextChanged: ['*'],
  InputFieldVisibilityChanged: ['*'],
  InputFieldVisibilityChangedToInternal: ['notification-url-internal'],
  InputFieldDeleted: ['parameter-header-content-negotiation', 'parameter-header-reserved', 'auth-not-in-parameters'],
  ConnectionParameterTypeChanged: ['connection-parameter-secret-is-secure', 'secure-parameter-not-clear-text'],
  InputFieldRequired: ['notification-url-required', 'internal-default-required'],
  InputFieldNarrowed: [
    'notification-url-string',
    'enum-not-empty',
    'parameter-header-content-negotiation',
    'consumes-required',
  ],
  InputFieldWidened: ['enum-not-empty'],
  ChoicesChanged: ['dynamic-list-with-values'],
  DetailChanged: ['*'],
  InputFieldDefaultChanged: ['default-type-matches'],
  InternalDefaultChanged: ['default-type-matches'],
  OutputFieldDeleted: ['response-default-no-schema'],
  OutputFieldAdded: ['response-default-no-schema'],
  OutputFieldWidened: ['enum-not-empty'],
  OutputFieldNarrowed: ['response-default-no-schema'],
  ResponseAdded: ['response-default-no-schema'],
  OperationAddressChanged: ['path-starts-with-slash'],
  AddressChanged: ['schemes-https-only', 'schemes-required', 'base-path-no-trailing-slash'],
};

/** The kinds of difference between files and what a repair by these rules made of them that no such rule means; none where the original cannot be imported. */
export function unmeantChanges(repair: {
  readonly before: readonly ConnectorFile[];
  readonly after: readonly ConnectorFile[];
  readonly rules: ReadonlySet<string>;
}): readonly string[] {
  const [old, next] = [importConnector(repair.before).value, importConnector(repair.after).value];
  if (old === undefined) return [];
  if (next === undefined) return ['it imports no longer'];
  const kinds = new Set<string>(diffConnectors(old, next).changes.map(({ kind }) => kind));
  return [...kinds].filter((kind) => {
    const allowed = meant[kind] ?? [];
    return !allowed.includes('*') && !allowed.some((rule) => repair.rules.has(rule));
  });
}
