import type { JsonValue } from '@tenon/connector';
import type { Edit } from '../review/rule.ts';
import { isList, isObject, own } from '../survey/json.ts';
import { pathOf } from '../survey/spot.ts';
import type { PackageSurvey } from '../survey/survey.ts';

/** Whether there is a place for all that a repair writes: a repair is made as a whole or not at all. */
export function hasPlaces(edits: readonly Edit[], { definitionFile, propertiesFile }: PackageSurvey): boolean {
  return edits.every((edit) => {
    if (edit.kind !== 'set') return true;
    const { document } = edit.at;
    const file = document === 'definition' ? definitionFile : document === 'properties' ? propertiesFile : undefined;
    return file === undefined || hasPlace(file.source.value, pathOf(edit.at));
  });
}

/** Whether what stands on the way to a place is an object or a list, or is not there yet. */
function hasPlace(root: JsonValue, path: readonly (string | number)[]): boolean {
  let holder: JsonValue | undefined = root;
  for (const key of path) {
    if (holder === undefined) return true;
    if (isList(holder) && typeof key === 'number') holder = holder[key];
    else if (isObject(holder) && typeof key === 'string') holder = own(holder, key);
    else return false;
  }
  return true;
}
