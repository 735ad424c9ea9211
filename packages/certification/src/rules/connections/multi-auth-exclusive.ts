import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** With parameter sets, nothing else asks for values. */
export const multiAuthExclusive: CheckedRule<'properties'> = {
  id: 'multi-auth-exclusive',
  severity: 'warning',
  level: 'connection',
  fix: 'none',
  source: 'MA',
  summary: 'With parameter sets, nothing else asks for values.',
  why: 'Users would fill in the same value twice.',
  remedy: 'Move the parameters into the sets.',
  on: 'properties',
  check(properties, report) {
    if (
      Object.hasOwn(properties.properties, 'connectionParameterSets') &&
      Object.keys(objectOr(own(properties.properties, 'connectionParameters'))).length > 0
    )
      report(
        below(properties.propertiesAt, 'connectionParameters'),
        'There are connection parameters beside the parameter sets.',
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters',
    bad: { 'properties:/properties/connectionParameterSets': { uiDefinition: {}, values: [] } },
  },
};
