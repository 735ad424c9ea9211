import { strFromU8 } from 'fflate';
import type { ConnectorFile } from '../model/connector.ts';
import { isJsonObject, type JsonValue, member } from '../source/json-value.ts';
import { readSource } from '../source/read-source.ts';

const PART =
  /(?:^|\/)([^/]+)_(openapidefinition|connectionparameters|connectionparametersets|policytemplateinstances|scriptoperations|iconblob|customcode|customcodeblobcontent)\.(\w+)$/i;

/**
 * Puts the parts of a connector inside a solution archive together as the files of a package; the same files where
 * there is no such connector. Of several connectors the first by name is taken, and the others stay as they are.
 */
export function readSolution(files: readonly ConnectorFile[]): readonly ConnectorFile[] {
  const names = files.flatMap(({ name }) => {
    const match = PART.exec(name);
    return match?.[2]?.toLowerCase() === 'openapidefinition' ? [match[1] ?? ''] : [];
  });
  const [connector] = names.sort();
  if (connector === undefined) return files;
  const parts = new Map<string, ConnectorFile>();
  for (const file of files) {
    const match = PART.exec(file.name);
    if (match?.[1] === connector) parts.set((match[2] ?? '').toLowerCase(), file);
  }
  const definition = parts.get('openapidefinition');
  const icon = parts.get('iconblob');
  const script = parts.get('customcode') ?? parts.get('customcodeblobcontent');
  const used = new Set([...parts.values()]);
  return [
    ...(definition ? [{ name: 'apiDefinition.swagger.json', content: definition.content }] : []),
    { name: 'apiProperties.json', content: JSON.stringify({ properties: propertiesOf(parts, files) }, null, 2) },
    ...(icon ? [{ name: 'icon.png', content: icon.content }] : []),
    ...(script ? [{ name: 'script.csx', content: script.content }] : []),
    ...files.filter((file) => !used.has(file)),
  ];
}

function propertiesOf(parts: ReadonlyMap<string, ConnectorFile>, files: readonly ConnectorFile[]): JsonValue {
  const read = (name: string): JsonValue | undefined => {
    const file = parts.get(name);
    return file ? readSource(file.content, file.name).value.value : undefined;
  };
  const unwrap = (value: JsonValue | undefined, name: string): JsonValue | undefined => {
    const inner = member(value, 'properties') ?? value;
    return isJsonObject(inner) && name in inner ? inner[name] : value;
  };
  const color = /<iconbrandcolor>\s*(#[0-9a-f]{6})\s*</i.exec(
    textOf(files.find(({ name }) => /customizations\.xml$/i.test(name))),
  )?.[1];
  const sets = unwrap(read('connectionparametersets'), 'connectionParameterSets');
  const scripts = unwrap(read('scriptoperations'), 'scriptOperations');
  return {
    connectionParameters: unwrap(read('connectionparameters'), 'connectionParameters') ?? {},
    ...(sets === undefined || sets === null ? {} : { connectionParameterSets: sets }),
    ...(color === undefined ? {} : { iconBrandColor: color }),
    policyTemplateInstances: unwrap(read('policytemplateinstances'), 'policyTemplateInstances') ?? [],
    ...(scripts === undefined || scripts === null ? {} : { scriptOperations: scripts }),
  };
}

function textOf(file: ConnectorFile | undefined): string {
  if (!file) return '';
  return typeof file.content === 'string' ? file.content : strFromU8(file.content);
}
