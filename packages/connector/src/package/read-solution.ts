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
    {
      name: 'apiProperties.json',
      content: JSON.stringify({ properties: propertiesOf(parts, { connector, files }) }, null, 2),
    },
    ...(icon ? [{ name: 'icon.png', content: icon.content }] : []),
    ...(script ? [{ name: 'script.csx', content: script.content }] : []),
    ...files.filter((file) => !used.has(file)),
  ];
}

function propertiesOf(
  parts: ReadonlyMap<string, ConnectorFile>,
  { connector, files }: { connector: string; files: readonly ConnectorFile[] },
): JsonValue {
  const read = (name: string): JsonValue | undefined => {
    const file = parts.get(name);
    return file ? readSource(file.content, file.name).value.value : undefined;
  };
  const unwrap = (value: JsonValue | undefined, name: string): JsonValue | undefined => {
    const inner = member(value, 'properties') ?? value;
    return isJsonObject(inner) && name in inner ? inner[name] : value;
  };
  const color = colorOf(connector, files);
  const sets = unwrap(read('connectionparametersets'), 'connectionParameterSets') ?? setsBeside(files) ?? undefined;
  const scripts = unwrap(read('scriptoperations'), 'scriptOperations');
  return {
    connectionParameters: unwrap(read('connectionparameters'), 'connectionParameters') ?? {},
    ...(sets === undefined || sets === null ? {} : { connectionParameterSets: sets }),
    ...(color === undefined ? {} : { iconBrandColor: color }),
    policyTemplateInstances: unwrap(read('policytemplateinstances'), 'policyTemplateInstances') ?? [],
    ...(scripts === undefined || scripts === null ? {} : { scriptOperations: scripts }),
  };
}

/** The colour of a connector: in its own description of an unpacked solution, else in the customizations of the solution. */
function colorOf(connector: string, files: readonly ConnectorFile[]): string | undefined {
  const COLOR = /<iconbrandcolor>\s*(#[0-9a-f]{6})\s*</i;
  const own = files.find(({ name }) => name.split('/').at(-1)?.toLowerCase() === `${connector}.xml`.toLowerCase());
  const found = COLOR.exec(textOf(own))?.[1];
  if (found !== undefined) return found;
  const all = textOf(files.find(({ name }) => /customizations\.xml$/i.test(name)));
  const sections = all.split(/<connector[\s>]/i);
  const section = sections.find((text) => text.toLowerCase().includes(`<name>${connector.toLowerCase()}</name>`));
  return COLOR.exec(section ?? (sections.length <= 2 ? all : ''))?.[1];
}

/** The kinds of authentication that a submission gives beside the solution, as `customProperties.json`. */
function setsBeside(files: readonly ConnectorFile[]): JsonValue | undefined {
  const file = files.find(({ name }) => name.split('/').at(-1)?.toLowerCase() === 'customproperties.json');
  const value = file ? readSource(file.content, file.name).value.value : undefined;
  return member(member(value, 'properties') ?? value, 'connectionParameterSets');
}

function textOf(file: ConnectorFile | undefined): string {
  if (!file) return '';
  return typeof file.content === 'string' ? file.content : strFromU8(file.content);
}
