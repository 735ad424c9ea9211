import type { CheckedRule } from '../../review/rule.ts';
import { isObject, listOr, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Parameter sets have a form and at least two complete values. */
export const multiAuthValid: CheckedRule<'properties'> = {
  id: 'multi-auth-valid',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'MA',
  summary: 'Parameter sets have a form and at least two complete values.',
  why: 'Users choose one of them.',
  remedy: 'Give each set a name, a display name and its parameters.',
  on: 'properties',
  check(properties, report) {
    const sets = own(properties.properties, 'connectionParameterSets');
    if (!isObject(sets)) return;
    const at = below(properties.propertiesAt, 'connectionParameterSets');
    const values = listOr(own(sets, 'values'));
    if (!isObject(own(sets, 'uiDefinition'))) report(at, 'The parameter sets have no uiDefinition.');
    if (values.length < 2)
      report(
        at,
        `There ${values.length === 1 ? 'is one parameter set' : 'are no parameter sets'}; at least two are needed.`,
      );
    const seen = new Set<string>();
    values.forEach((value, index) => {
      const place = below(at, 'values', index);
      const set = objectOr(value);
      const name = textOr(own(set, 'name'));
      if (isBlank(name) || seen.has(name))
        report(
          place,
          isBlank(name)
            ? `Parameter set ${index + 1} has no name.`
            : `The name "${name}" is used by two parameter sets.`,
        );
      else if (isBlank(own(objectOr(own(set, 'uiDefinition')), 'displayName')) || !isObject(own(set, 'parameters')))
        report(place, `The parameter set "${name}" needs a display name and parameters.`);
      seen.add(name);
    });
  },
  example: {
    at: 'properties:/properties/connectionParameterSets',
    bad: { 'properties:/properties/connectionParameterSets': { uiDefinition: { displayName: 'Sign in' }, values: [] } },
  },
};
