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
  'Liquid',
  'Xslt',
  'XmlValidation',
  'Expression',
  'Function',
  'ApiManagement',
];

const CONTAINERS: ReadonlySet<string> = new Set(['If', 'Switch', 'Foreach', 'Until', 'Scope']);

/** A type that exists in the language and cannot run here, with the reason and what does the work instead. */
interface UnsupportedType {
  readonly name: string;
  readonly reason: string;
  readonly remedy: string;
}

const NO_LIBRARY = 'there is no maintained library for it that could be built in';
const NEEDS_AGREEMENTS = 'it needs agreements with partners, and integration accounts keep only maps and schemas here';
const CALL_A_SERVICE = 'Replace it by a call of a service that does this work, or by an expression.';
const WRITE_JAVASCRIPT = 'Write the code in JavaScript, in an action of type JavaScriptCode.';

const UNSUPPORTED: readonly UnsupportedType[] = [
  {
    name: 'FlatFileDecoding',
    reason: NO_LIBRARY,
    remedy: 'Take the text apart with split() and Select, or with an action of type JavaScriptCode.',
  },
  {
    name: 'FlatFileEncoding',
    reason: NO_LIBRARY,
    remedy: 'Write the text with a Table in the format CSV, with Select and Join, or with JavaScriptCode.',
  },
  {
    name: 'IntegrationAccountArtifactLookup',
    reason: 'maps and schemas are read by the actions that use them, and by nothing else',
    remedy: 'Keep the data in a parameter of the workflow.',
  },
  ...['AS2', 'X12', 'Edifact', 'RosettaNet', 'SwiftEncode', 'SwiftDecode', 'Rule'].map((name) => ({
    name,
    reason: NEEDS_AGREEMENTS,
    remedy: CALL_A_SERVICE,
  })),
  {
    name: 'ServiceProvider',
    reason: 'built-in connectors of the single-tenant product are not part of this language',
    remedy: 'Use a connector for the service, in an action of type ApiConnection.',
  },
  {
    name: 'InvokeFunction',
    reason: 'local functions of the single-tenant product are not part of this language',
    remedy: CALL_A_SERVICE,
  },
  ...['CSharpScriptCode', 'PowerShellCode', 'PythonCode'].map((name) => ({
    name,
    reason: 'only JavaScript code can be run',
    remedy: WRITE_JAVASCRIPT,
  })),
];

const byName: ReadonlyMap<string, ActionType> = new Map(
  SUPPORTED.map((name) => [name.toLowerCase(), { name, isContainer: CONTAINERS.has(name) }]),
);
const unsupportedByName: ReadonlyMap<string, UnsupportedType> = new Map(
  UNSUPPORTED.map((entry) => [entry.name.toLowerCase(), entry]),
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
      message: `Actions of type '${unsupported.name}' cannot run here: ${unsupported.reason}.`,
      remedy: unsupported.remedy,
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
