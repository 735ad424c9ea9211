import type { CheckedRule } from '../../review/rule.ts';
import { oauthSettings } from '../../survey/connection-parameters.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The redirect mode is Global or GlobalPerConnector. */
export const oauthRedirectMode: CheckedRule<'connectionParameter'> = {
  id: 'oauth-redirect-mode',
  severity: 'info',
  level: 'connection',
  fix: 'safe',
  source: 'SCH-P',
  summary: 'The redirect mode is Global or GlobalPerConnector.',
  why: 'Other words are ignored.',
  remedy: 'Write one of the two.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const mode = own(oauthSettings(connectionParameter), 'redirectMode');
    const words = ['Global', 'GlobalPerConnector'];
    if (mode === undefined || words.includes(textOr(mode))) return;
    const at = below(connectionParameter.at, 'oAuthSettings', 'redirectMode');
    const meant = words.find((word) => word.toLowerCase() === textOr(mode).toLowerCase());
    report(
      at,
      `The redirect mode is ${quote(mode)}.`,
      meant === undefined ? {} : { fix: () => [{ kind: 'set', at, value: meant }] },
    );
  },
  example: {
    at: 'properties:/properties/connectionParameters/token/oAuthSettings/redirectMode',
    bad: {
      'properties:/properties/connectionParameters/token': {
        type: 'oauthSetting',
        oAuthSettings: { identityProvider: 'oauth2', redirectMode: 'global' },
      },
    },
  },
};
