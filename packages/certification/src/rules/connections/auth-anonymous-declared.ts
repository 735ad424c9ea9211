import type { CheckedRule } from '../../review/rule.ts';
import { authenticationKinds } from '../../survey/authentication.ts';

/** A connector without authentication says so on purpose. */
export const authAnonymousDeclared: CheckedRule<'package'> = {
  id: 'auth-anonymous-declared',
  severity: 'warning',
  level: 'connection',
  fix: 'none',
  source: 'REQ, CP',
  summary: 'A connector without authentication says so on purpose.',
  why: 'A forgotten scheme looks just the same.',
  remedy: 'Declare how the API authenticates, or confirm at the nomination that it is public.',
  on: 'package',
  check(survey, report) {
    if (authenticationKinds(survey).length > 0 || (survey.properties?.connectionParameters.length ?? 0) > 0) return;
    const { definition } = survey;
    if (definition !== undefined)
      report(
        Object.hasOwn(definition.value, 'securityDefinitions') ? definition.securityDefinitionsAt : definition.at,
        'The connector has no authentication.',
      );
  },
  unavailable: (survey) => {
    if (survey.definition === undefined) return 'The API definition cannot be read.';
    return survey.propertiesFile && !survey.properties ? 'The properties document cannot be read.' : undefined;
  },
  example: {
    at: '',
    bad: {
      '/securityDefinitions': undefined,
      '/security': undefined,
      'properties:/properties/connectionParameters': undefined,
    },
  },
};
