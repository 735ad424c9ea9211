import type { Connector, ConnectorFile } from '../model/connector.ts';
import { isJsonObject, type JsonObject, textMember } from '../source/json-value.ts';
import { readSource } from '../source/read-source.ts';

/** The names of files that go with a package and are read by people or by tools, not by the import. */
const KEPT = /^(?:(?:readme|intro|changelog|license|notice)(?:\.(?:md|txt))?|settings\.json|customproperties\.json)$/i;

/** The names that an export gives the parts of a package, by the members of `settings.json` that name them. */
const NAMES: Readonly<Record<string, string>> = {
  apiDefinition: 'apiDefinition.swagger.json',
  apiProperties: 'apiProperties.json',
  icon: 'icon.png',
  script: 'script.csx',
};

/** The files of a package beside its parts, such as readme and settings, for an export to give back. */
export function otherFiles({ sources }: Pick<Connector, 'sources'>): readonly ConnectorFile[] {
  return sources.files.flatMap((file) => {
    const name = file.name.split(/[/\\]/).at(-1) ?? '';
    if (!KEPT.test(name) || file.name.split(/[/\\]/).length > 2) return [];
    return [name.toLowerCase() === 'settings.json' ? settingsOf(file, name) : { ...file, name }];
  });
}

/** Settings as they are; where they name the parts otherwise than an export does, with the names it gives. */
function settingsOf(file: ConnectorFile, name: string): ConnectorFile {
  const { value } = readSource(file.content, file.name).value;
  const renamed = Object.entries(NAMES).filter(([key, usual]) => {
    const named = textMember(value, key);
    return named !== undefined && named !== '' && named.split(/[/\\]/).at(-1)?.toLowerCase() !== usual.toLowerCase();
  });
  if (renamed.length === 0 || !isJsonObject(value)) return { ...file, name };
  const settings: JsonObject = { ...value, ...Object.fromEntries(renamed) };
  return { name, content: `${JSON.stringify(settings, null, 2)}\n` };
}
