import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** The name of a connection parameter has letters, digits and underscores. */
export const connectionParameterNameValid: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-name-valid',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'SCH-P',
  summary: 'The name of a connection parameter has letters, digits and underscores.',
  why: 'Policies refer to it by name.',
  remedy: 'Rename it; a value that belongs to an OAuth parameter is called "token:name".',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    if (!/^[0-9A-Za-z_]+(?::[0-9A-Za-z_]+)?$/.test(connectionParameter.name))
      report(
        connectionParameter,
        `The name ${quote(connectionParameter.name)} of a connection parameter has other characters than letters, digits and underscores.`,
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters/api key',
    bad: {
      'properties:/properties/connectionParameters/api key': {
        type: 'string',
        uiDefinition: { displayName: 'Key', description: 'The key.', tooltip: 'The key.' },
      },
    },
  },
};
