import type { CheckedRule } from '../../review/rule.ts';
import { isList, own, textsOf } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Calls go over https only. */
export const schemesHttpsOnly: CheckedRule<'definition'> = {
  id: 'schemes-https-only',
  severity: 'error',
  level: 'document',
  fix: 'safe',
  source: 'POL 5000.3.1.6',
  summary: 'Calls go over https only.',
  why: 'Every call carries credentials.',
  remedy: 'Set "schemes" to ["https"].',
  on: 'definition',
  check(definition, report, survey) {
    const schemes = own(definition.value, 'schemes');
    if (!isList(schemes) || schemes.length === 0 || (schemes.length === 1 && schemes[0] === 'https')) return;
    const behindGateway = textsOf(own(survey.properties?.properties ?? {}, 'capabilities')).some(
      (word) => word.toLowerCase() === 'gateway',
    );
    if (behindGateway && schemes.every((scheme) => scheme === 'http' || scheme === 'https')) return;
    const at = below(definition.at, 'schemes');
    report(
      at,
      `"schemes" is ${JSON.stringify(schemes)}; only https is allowed.`,
      schemes.includes('https') ? { fix: () => [{ kind: 'set', at, value: ['https'] }] } : {},
    );
  },
  example: { at: '/schemes', bad: { '/schemes': ['http', 'https'] } },
};
