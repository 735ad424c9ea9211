import { isObject } from '../survey/json.ts';
import { valueAtReference } from '../survey/resolve.ts';
import { rootSpot, type Spot } from '../survey/spot.ts';
import type { PackageSurvey } from '../survey/survey.ts';
import type { CheckedRule } from './rule.ts';

/** Reports what importing the definition reported under a code. */
export function checkImported(code: string): CheckedRule<'imported'>['check'] {
  return (imported, report, survey) => {
    if (imported.code === code) report(spotAt(imported.place?.pointer ?? '', survey), imported.message);
  };
}

function spotAt(pointer: string, { definitionFile }: PackageSurvey): Spot {
  const root = rootSpot('definition');
  const value = definitionFile?.source.value;
  return (isObject(value) ? valueAtReference(value, root, `#${encodeURI(pointer)}`)?.at : undefined) ?? root;
}
