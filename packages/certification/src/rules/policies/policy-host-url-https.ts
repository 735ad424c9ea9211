import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A policy that sets the host gives an https address. */
export const policyHostUrlHttps: CheckedRule<'policy'> = {
  id: 'policy-host-url-https',
  severity: 'warning',
  level: 'policy',
  fix: 'none',
  source: 'OWN',
  summary: 'A policy that sets the host gives an https address.',
  why: 'Otherwise a connection can point the platform anywhere, in clear text.',
  remedy: 'Begin the template with https://.',
  on: 'policy',
  check(policy, report) {
    if (policy.template !== 'dynamichosturl') return;
    const key = 'x-ms-apimTemplateParameter.urlTemplate';
    const url = textOr(own(policy.parameters, key)).trim();
    if (/^http:\/\//i.test(url))
      report(below(policy.parametersAt, key), `The address ${quote(url)} does not use https.`);
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.urlTemplate',
    bad: {
      'properties:/properties/policyTemplateInstances/0': {
        templateId: 'dynamichosturl',
        title: 'Host',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': 'http://parcel-desk.net' },
      },
    },
  },
};
