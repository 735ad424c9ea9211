import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** "host" is not a development, test or staging host. */
export const hostProduction: CheckedRule<'definition'> = {
  id: 'host-production',
  severity: 'warning',
  level: 'document',
  fix: 'none',
  source: 'SUB, POL 5000.2.6.4, PR#4076',
  summary: '"host" is not a development, test or staging host.',
  why: 'Such hosts are not certified.',
  remedy: 'Name the production host.',
  on: 'definition',
  check(definition, report) {
    const host = textOr(own(definition.value, 'host')).toLowerCase().replace(/:\d+$/, '');
    const stage = host
      .split('.')
      .find((label) => /^(?:dev|test|staging|stage|stg|uat|qa|sandbox|preprod|demo|example)$/.test(label));
    if (stage !== undefined)
      report(
        below(definition.at, 'host'),
        `"host" is ${quote(host)}; "${stage}" is the name of a host that is not for production.`,
      );
  },
  example: { at: '/host', bad: { '/host': 'api.sandbox.parcel-desk.net' } },
};
