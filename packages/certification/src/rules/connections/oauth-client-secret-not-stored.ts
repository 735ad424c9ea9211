import type { CheckedRule } from '../../review/rule.ts';
import { oauthSettings } from '../../survey/connection-parameters.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** No client secret stands in the file. */
export const oauthClientSecretNotStored: CheckedRule<'connectionParameter'> = {
  id: 'oauth-client-secret-not-stored',
  severity: 'error',
  level: 'connection',
  fix: 'safe',
  source: 'CLI, OWN',
  summary: 'No client secret stands in the file.',
  why: 'Definitions are shared with everyone.',
  remedy: 'Remove it, and withdraw the secret; the administrator enters a new one where it stays secret.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const secret = own(oauthSettings(connectionParameter), 'clientSecret');
    if (
      typeof secret !== 'string' ||
      isBlank(secret) ||
      /^(?:\[\[.*\]\]|\{\{.*\}\}|<.*>|\{.*\}|\[.*\]|\$\{.*\}|x+|\*+|your.*|client.?secret|placeholder|n\/?a)$/i.test(
        secret.trim(),
      )
    )
      return;
    const at = below(connectionParameter.at, 'oAuthSettings', 'clientSecret');
    report(at, `A client secret of ${secret.length} characters stands in the file.`, {
      fix: () => [{ kind: 'remove', at }],
    });
  },
  example: {
    at: 'properties:/properties/connectionParameters/token/oAuthSettings/clientSecret',
    bad: {
      'properties:/properties/connectionParameters/token': {
        type: 'oauthSetting',
        oAuthSettings: { identityProvider: 'oauth2', clientSecret: 'k3yB0ardCat' },
      },
    },
  },
};
