import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A placeholder for the host is replaced by a policy. */
export const hostPlaceholderHasPolicy: CheckedRule<'definition'> = {
  id: 'host-placeholder-has-policy',
  severity: 'warning',
  level: 'document',
  fix: 'none',
  source: 'PR#2160, PR#827, FAQ',
  summary: 'A placeholder for the host is replaced by a policy.',
  why: 'Hosts of their own for each customer are fine, but only with a policy that supplies them.',
  remedy: 'Add a dynamichosturl policy that takes the host from a connection parameter, or name the real host.',
  on: 'definition',
  check(definition, report, survey) {
    const host = textOr(own(definition.value, 'host')).toLowerCase().replace(/:\d+$/, '');
    if (!/your|example|placeholder/.test(host) && !/^[\dx.]+$/.test(host)) return;
    if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return;
    if (survey.properties?.policies.some(({ template }) => template === 'dynamichosturl')) return;
    report(
      below(definition.at, 'host'),
      `"host" is ${quote(host)}, a placeholder, and no policy supplies the real host.`,
    );
  },
  example: { at: '/host', bad: { '/host': 'your-company.parcel-desk.net' } },
};
