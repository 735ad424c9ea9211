import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The page of the contact uses https. */
export const infoContactUrlHttps: CheckedRule<'definition'> = {
  id: 'info-contact-url-https',
  severity: 'info',
  level: 'info',
  fix: 'safe',
  source: 'OWN',
  summary: 'The page of the contact uses https.',
  why: 'Browsers warn of http.',
  remedy: 'Use https.',
  on: 'definition',
  check(definition, report) {
    const url = textOr(own(objectOr(own(definition.info, 'contact')), 'url'));
    const at = below(definition.at, 'info', 'contact', 'url');
    if (/^http:\/\//i.test(url))
      report(at, `${quote(url)} does not use https.`, {
        fix: () => [{ kind: 'set', at, value: url.replace(/^http:/i, 'https:') }],
      });
  },
  example: { at: '/info/contact/url', bad: { '/info/contact/url': 'http://parcel-desk.net/support' } },
};
