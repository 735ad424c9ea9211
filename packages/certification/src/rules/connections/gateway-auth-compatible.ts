import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textsOf } from '../../survey/json.ts';

/** A connector behind a gateway uses no API key and no script. */
export const gatewayAuthCompatible: CheckedRule<'properties'> = {
  id: 'gateway-auth-compatible',
  severity: 'warning',
  level: 'connection',
  fix: 'none',
  source: 'FAQ, SCRIPT',
  summary: 'A connector behind a gateway uses no API key and no script.',
  why: 'The gateway does not pass them on.',
  remedy: 'Use basic authentication.',
  on: 'properties',
  check(properties, report, survey) {
    const isOnPremises =
      properties.connectionParameters.some(({ value }) => own(value, 'type') === 'gatewaySetting') ||
      textsOf(own(properties.properties, 'capabilities')).some((word) => word.toLowerCase() === 'gateway');
    if (!isOnPremises) return;
    const hasKey = Object.values(survey.definition?.securityDefinitions ?? {}).some(
      (scheme) => own(objectOr(scheme), 'type') === 'apiKey',
    );
    if (hasKey || survey.script !== undefined)
      report(
        properties.propertiesAt,
        `The connector works behind a gateway but uses ${hasKey ? 'an API key' : 'a script'}.`,
      );
  },
  example: { at: 'properties:/properties', bad: { 'properties:/properties/capabilities': ['gateway'] } },
};
