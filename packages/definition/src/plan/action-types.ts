import { didYouMean, type Members, member } from '../document/members.ts';

/** A type of action, as the reference spells it. */
export interface ActionType {
  readonly name: string;
  readonly isContainer: boolean;
}

const SUPPORTED: readonly string[] = [
  'Compose',
  'ParseJson',
  'Query',
  'Select',
  'Table',
  'Join',
  'Response',
  'InitializeVariable',
  'SetVariable',
  'IncrementVariable',
  'DecrementVariable',
  'AppendToStringVariable',
  'AppendToArrayVariable',
  'Wait',
  'Terminate',
  'If',
  'Switch',
  'Foreach',
  'Until',
  'Scope',
  'Http',
  'HttpWebhook',
  'ApiConnection',
  'ApiConnectionWebhook',
  'Workflow',
  'SendToBatch',
  'JavaScriptCode',
  'Expression',
  'Function',
  'ApiManagement',
];

const CONTAINERS: ReadonlySet<string> = new Set(['If', 'Switch', 'Foreach', 'Until', 'Scope']);

/** Types that exist in the language and cannot run here, with the reason. */
const UNSUPPORTED: readonly (readonly [string, string])[] = [
  ...[
    'XmlValidation',
    'Xslt',
    'Liquid',
    'FlatFileDecoding',
    'FlatFileEncoding',
    'IntegrationAccountArtifactLookup',
    'AS2',
    'X12',
    'Edifact',
    'RosettaNet',
    'SwiftEncode',
    'SwiftDecode',
    'Rule',
  ].map((name) => [name, 'it needs an integration account, and none can be attached'] as const),
  ['ServiceProvider', 'built-in connectors of the single-tenant product are not part of this language'],
  ['InvokeFunction', 'local functions of the single-tenant product are not part of this language'],
  ['CSharpScriptCode', 'only JavaScript code can be run'],
  ['PowerShellCode', 'only JavaScript code can be run'],
  ['PythonCode', 'only JavaScript code can be run'],
];

const byName: ReadonlyMap<string, ActionType> = new Map(
  SUPPORTED.map((name) => [name.toLowerCase(), { name, isContainer: CONTAINERS.has(name) }]),
);
const unsupportedByName: ReadonlyMap<string, readonly [string, string]> = new Map(
  UNSUPPORTED.map((entry) => [entry[0].toLowerCase(), entry]),
);

/** The type of an action of the document. What is no type, or none that can run here, is reported. */
export function findType(members: Members): ActionType | undefined {
  const found = member(members, 'type');
  if (found === undefined) {
    members.findings.error({
      code: 'missing-member',
      pointer: members.pointer,
      atName: true,
      message: 'The action has no "type".',
      remedy: 'Add "type", for example "Compose".',
    });
    return undefined;
  }
  const text = typeof found.value === 'string' ? found.value : '';
  const type = byName.get(text.toLowerCase());
  if (type) return type;
  const unsupported = unsupportedByName.get(text.toLowerCase());
  if (unsupported) {
    members.findings.error({
      code: 'unsupported-type',
      pointer: found.pointer,
      message: `Actions of type '${unsupported[0]}' cannot run here: ${unsupported[1]}.`,
      remedy: 'Replace it by a call of a service that does this work, or by an expression.',
    });
    return undefined;
  }
  members.findings.error({
    code: 'unknown-type',
    pointer: found.pointer,
    message: `There is no action type '${text}'.`,
    remedy: didYouMean(text, SUPPORTED) ?? `Use one of ${SUPPORTED.join(', ')}.`,
  });
  return undefined;
}
