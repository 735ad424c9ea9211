import type { Connector } from '@tenon/connector';
import type { SourceFile } from '@tenon/store';
import { type DocumentEdit, editDocument } from './edit-document.ts';

/** The name of the properties document that is made where a package has none. */
const newProperties = 'apiProperties.json';

/** The documents of a connector with edits applied to its API definition. */
export function editDefinition(
  connector: Connector,
  files: readonly SourceFile[],
  edits: readonly DocumentEdit[],
): readonly SourceFile[] {
  if (edits.length === 0) return files;
  return writeDefinition(connector, files, editDocument(definitionSource(connector), edits));
}

/** The documents of a connector with another text as its API definition. */
export function writeDefinition(
  connector: Connector,
  files: readonly SourceFile[],
  text: string,
): readonly SourceFile[] {
  return writeText(files, connector.sources.definition.fileName, text);
}

/** The name of the file that holds the code of a connector. */
const codeName = 'script.js';

/** The documents of a connector with another code. Blank code is none, also where the package has some inside an archive. */
export function writeCode(connector: Connector, files: readonly SourceFile[], text: string): readonly SourceFile[] {
  if (connector.code === undefined && text.trim() === '') return files;
  const known = files.find(({ name }) => name.split('/').at(-1)?.toLowerCase() === codeName);
  return writeText(files, known?.name ?? codeName, text);
}

/** The documents of a connector with edits applied to its properties document, which is made where there is none. */
export function editProperties(
  connector: Connector,
  files: readonly SourceFile[],
  edits: readonly DocumentEdit[],
): readonly SourceFile[] {
  const { properties } = connector.sources;
  const source = properties ?? { fileName: newProperties, format: 'json' as const, text: '{\n  "properties": {}\n}\n' };
  const present = edits.filter(({ path, value }) => value !== undefined || hasAt(properties?.value, path));
  return writeText(files, source.fileName, editDocument(source, present));
}

/** A definition that refers to other files is edited as the one document that the import made of them. */
function definitionSource(connector: Connector): { readonly format: 'json' | 'yaml'; readonly text: string } {
  const { definition } = connector.sources;
  if (connector.definition === definition.value) return definition;
  return { format: 'json', text: `${JSON.stringify(connector.definition, null, 2)}\n` };
}

function writeText(files: readonly SourceFile[], name: string, text: string): readonly SourceFile[] {
  const file = { name, bytes: Buffer.from(text, 'utf8') };
  return files.some((each) => each.name === name)
    ? files.map((each) => (each.name === name ? file : each))
    : [...files, file];
}

function hasAt(root: unknown, path: readonly (string | number)[]): boolean {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return true;
}
