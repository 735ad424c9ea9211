import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Security definitions and connection parameters agree. */
export const authDefinitionMatchesProperties: CheckedRule<'properties'> = {
  id: 'auth-definition-matches-properties',
  severity: 'warning',
  level: 'connection',
  fix: 'suggestion',
  source: 'CP, OWN',
  summary: 'Security definitions and connection parameters agree.',
  why: 'Otherwise a connection asks for one thing and calls need another.',
  remedy: 'Give each security scheme its connection parameter.',
  on: 'properties',
  check(properties, report, survey) {
    const schemes = Object.entries(survey.definition?.securityDefinitions ?? {});
    if (survey.definition === undefined || Object.hasOwn(properties.properties, 'connectionParameterSets')) return;
    const types = properties.connectionParameters.map(({ value }) => textOr(own(value, 'type')).toLowerCase());
    const isInjected =
      properties.policies.length > 0 ||
      survey.script !== undefined ||
      Object.hasOwn(properties.properties, 'scriptOperations');
    const at =
      properties.connectionParameters.length > 0
        ? below(properties.propertiesAt, 'connectionParameters')
        : properties.propertiesAt;
    for (const [name, scheme] of schemes) {
      const type = textOr(own(objectOr(scheme), 'type'));
      const isMet =
        type === 'oauth2'
          ? types.includes('oauthsetting')
          : type === 'apiKey'
            ? types.some((word) => word === 'securestring' || word === 'oauthsetting')
            : type === 'basic'
              ? types.length >= 2 || types.includes('oauthsetting')
              : true;
      if (!isMet && !isInjected)
        report(at, `The security scheme "${name}" is of the type ${type}, but no connection parameter serves it.`);
    }
    if (schemes.length === 0 && types.includes('oauthsetting') && !isInjected)
      report(at, 'A connection signs in with OAuth, but the definition has no security scheme for it.');
  },
  example: {
    at: 'properties:/properties',
    bad: {
      'properties:/properties/connectionParameters': undefined,
      'properties:/properties/policyTemplateInstances': undefined,
    },
  },
};
