import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A connection parameter has a known type. */
export const connectionParameterTypeValid: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-type-valid',
  severity: 'error',
  level: 'connection',
  fix: 'safe',
  source: 'SCH-P',
  summary: 'A connection parameter has a known type.',
  why: 'Others cannot be filled in.',
  remedy: 'Use string, securestring, int, bool, oauthSetting or gatewaySetting.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const type = own(connectionParameter.value, 'type');
    const words = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting'];
    if (typeof type === 'string' && words.includes(type)) return;
    const at = below(connectionParameter.at, 'type');
    const meant = words.find((word) => word.toLowerCase() === textOr(type).trim().toLowerCase());
    report(
      Object.hasOwn(connectionParameter.value, 'type') ? at : connectionParameter,
      `The connection parameter "${connectionParameter.name}" has the type ${quote(type)}.`,
      meant === undefined ? {} : { fix: () => [{ kind: 'set', at, value: meant }] },
    );
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key/type',
    bad: { 'properties:/properties/connectionParameters/api_key/type': 'secureString' },
  },
};
