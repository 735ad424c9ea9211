import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own, textOr } from '../../survey/json.ts';
import { isBlank } from '../../text/text.ts';

/** An OAuth parameter says how to sign in. */
export const oauthSettingsRequired: CheckedRule<'connectionParameter'> = {
  id: 'oauth-settings-required',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'SCH-P',
  summary: 'An OAuth parameter says how to sign in.',
  why: 'Otherwise nobody can.',
  remedy: 'Add oAuthSettings with an identityProvider.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    if (textOr(own(connectionParameter.value, 'type')).toLowerCase() !== 'oauthsetting') return;
    const settings = own(connectionParameter.value, 'oAuthSettings');
    if (!isObject(settings) || isBlank(own(settings, 'identityProvider')))
      report(
        connectionParameter,
        `The OAuth parameter "${connectionParameter.name}" has no oAuthSettings with an identityProvider.`,
      );
  },
  example: {
    at: 'properties:/properties/connectionParameters/token',
    bad: { 'properties:/properties/connectionParameters/token': { type: 'oauthSetting' } },
  },
};
