import { fromBase64 } from '../call/base64.ts';
import type { ConnectorFile } from '../model/connector.ts';
import { isJsonObject, member, objectMember, textMember } from '../source/json-value.ts';
import { DEFAULT_LIMITS, type SourceLimits } from '../source/limits.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceDocument } from '../source/source-document.ts';

/** The member that marks a document of this product's own format. */
export const TENON_MEMBER = 'tenonConnector';

/** Takes a document of this product's own format apart into the files of a package; the same files where there is none. */
export function readTenon(
  files: readonly ConnectorFile[],
  limits: SourceLimits = DEFAULT_LIMITS,
): readonly ConnectorFile[] {
  const file = files.find(mayBeTenon);
  if (!file) return files;
  const { value: source } = readSource(file.content, file.name, limits);
  if (member(source.value, TENON_MEMBER) === undefined) return files;
  const definition = sliceOf(source, 'definition');
  const properties = sliceOf(source, 'properties');
  const icon = textMember(source.value, 'icon');
  const script = textMember(source.value, 'script');
  const code = textMember(source.value, 'code');
  const rest = Object.entries(objectMember(source.value, 'files') ?? {});
  const parts: readonly ConnectorFile[] = [
    { name: 'apiDefinition.swagger.json', content: definition ?? '' },
    ...(properties === undefined ? [] : [{ name: 'apiProperties.json', content: properties }]),
    ...(icon === undefined ? [] : [{ name: 'icon.png', content: fromBase64(icon) ?? icon }]),
    ...(script === undefined ? [] : [{ name: 'script.csx', content: script }]),
    ...(code === undefined ? [] : [{ name: 'script.js', content: code }]),
    ...rest.flatMap(([name, content]) =>
      typeof content === 'string' ? [{ name, content: fromBase64(content) ?? content }] : [],
    ),
  ];
  // A file beside the document takes the place of the part of that name: an edit is such a file.
  const beside = files.filter((other) => other !== file);
  return [...parts.filter(({ name }) => !beside.some((other) => other.name === name)), ...beside];
}

function mayBeTenon(file: ConnectorFile): boolean {
  if (typeof file.content === 'string') return file.content.slice(0, 200).includes(`"${TENON_MEMBER}"`);
  return String.fromCharCode(...file.content.subarray(0, 200)).includes(`"${TENON_MEMBER}"`);
}

/** The text of one member as it stands, so that the order of its members is kept. */
function sliceOf(source: SourceDocument, name: string): string | undefined {
  if (!isJsonObject(source.value) || source.value[name] === undefined) return undefined;
  const range = source.range(`/${name}`);
  return range && source.text.slice(range.start, range.end);
}
