import type { Connector, ConnectorFile } from '../model/connector.ts';
import { textMember } from '../source/json-value.ts';
import { readSource } from '../source/read-source.ts';

/** The names of files that go with a package and are read by people or by tools, not by the import. */
const KEPT = /^(?:(?:readme|intro|changelog|license|notice)(?:\.(?:md|txt))?|settings\.json|customproperties\.json)$/i;

/** The names that an export gives the parts of a package, by the members of `settings.json` that name them. */
const NAMES = { apiDefinition: 'apidefinition.swagger.json', apiProperties: 'apiproperties.json', icon: 'icon.png' };

/** The files of a package beside its parts, such as readme and settings, for an export to give back. */
export function otherFiles({ sources }: Pick<Connector, 'sources'>): readonly ConnectorFile[] {
  return sources.files.flatMap((file) => {
    const name = file.name.split(/[/\\]/).at(-1) ?? '';
    if (!KEPT.test(name) || file.name.split(/[/\\]/).length > 2) return [];
    return name.toLowerCase() === 'settings.json' && !namesTheUsual(file) ? [] : [{ ...file, name }];
  });
}

/** Whether settings name the parts as an export writes them; other settings would lead nowhere. */
function namesTheUsual(file: ConnectorFile): boolean {
  const { value } = readSource(file.content, file.name).value;
  return Object.entries(NAMES).every(([key, usual]) => {
    const named = textMember(value, key);
    return named === undefined || named === '' || named.split(/[/\\]/).at(-1)?.toLowerCase() === usual;
  });
}
