import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** "host" is a name, not an IP address. */
export const hostNotIpAddress: CheckedRule<'definition'> = {
  id: 'host-not-ip-address',
  severity: 'warning',
  level: 'document',
  fix: 'none',
  source: 'OWN',
  summary: '"host" is a name, not an IP address.',
  why: 'Certificates and catalogue entries need names.',
  remedy: 'Give the host a name.',
  on: 'definition',
  check(definition, report) {
    const host = textOr(own(definition.value, 'host')).replace(/:\d+$/, '');
    if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.startsWith('['))
      report(below(definition.at, 'host'), `"host" is the IP address ${quote(host)}.`);
  },
  example: { at: '/host', bad: { '/host': '203.0.113.9' } },
};
