import type { Connector, JsonObject } from '@tenon/connector';
import type { SourceFile } from '@tenon/store';
import { propertiesFile } from './custom-api-documents.ts';

/** Members of the properties document that a `customApis` resource shows: leaving them out there removes them. */
const shownMembers = new Set(['connectionparameters', 'iconbrandcolor', 'capabilities']);

/** Files of a package beside its documents. */
const besideNames = new Set(['script.js', 'script.csx', 'icon.png', 'readme.md', 'intro.md', 'settings.json']);

/**
 * The new documents of a connector together with all that it had and a `customApis` resource has no word for: its code, its
 * script, its icon and texts, and what its properties document says beyond the resource. Whoever edits a definition through the
 * management API loses none of it.
 */
export function keepPackage(before: Connector, files: readonly SourceFile[]): readonly SourceFile[] {
  const beside = before.sources.files.filter(({ name }) =>
    besideNames.has(name.split('/').at(-1)?.toLowerCase() ?? ''),
  );
  const kept = beside.map(
    ({ name, content }): SourceFile => ({
      name: name.split('/').at(-1) ?? name,
      bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
    }),
  );
  const given = files.find(({ name }) => name === propertiesFile);
  const others = files.filter((file) => file !== given);
  const own = given === undefined ? {} : propertiesOf(JSON.parse(Buffer.from(given.bytes).toString('utf8')));
  const earlier = Object.entries(propertiesOf(before.properties ?? {})).filter(
    ([name]) => !shownMembers.has(name.toLowerCase()) && own[name] === undefined,
  );
  const members = { ...own, ...Object.fromEntries(earlier) };
  if (Object.keys(members).length === 0) return [...others, ...kept];
  // Numbers stay as they were written where nothing was added.
  const bytes =
    earlier.length === 0 && given !== undefined ? given.bytes : Buffer.from(JSON.stringify({ properties: members }));
  return [...others, { name: propertiesFile, bytes }, ...kept];
}

function propertiesOf(document: JsonObject): JsonObject {
  const { properties } = document;
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    ? (properties as JsonObject)
    : {};
}
