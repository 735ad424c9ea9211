import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** If the properties document names operations of a script, there is one. */
export const scriptFilePresent: CheckedRule<'properties'> = {
  id: 'script-file-present',
  severity: 'error',
  level: 'script',
  fix: 'none',
  source: 'CLI',
  summary: 'If the properties document names operations of a script, there is one.',
  why: 'Calls would behave differently.',
  remedy: 'Add script.csx, or remove scriptOperations.',
  on: 'properties',
  check(properties, report, survey) {
    const operations = own(properties.properties, 'scriptOperations');
    if (isList(operations) && operations.length > 0 && survey.script === undefined)
      report(
        below(properties.propertiesAt, 'scriptOperations'),
        'scriptOperations names operations, but there is no script.',
      );
  },
  example: {
    at: 'properties:/properties/scriptOperations',
    bad: { 'properties:/properties/scriptOperations': ['ListParcels'] },
  },
};
