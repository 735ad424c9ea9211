import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';
import { isWebAddress } from '../../text/web-address.ts';

/** The page of the contact is an absolute http(s) address. */
export const infoContactUrlValid: CheckedRule<'definition'> = {
  id: 'info-contact-url-valid',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SV UrlNotValid',
  summary: 'The page of the contact is an absolute http(s) address.',
  why: 'Users follow it.',
  remedy: 'Write the whole address, with https.',
  on: 'definition',
  check(definition, report) {
    const url = own(objectOr(own(definition.info, 'contact')), 'url');
    if (typeof url === 'string' && !isBlank(url) && !isWebAddress(url))
      report(below(definition.at, 'info', 'contact', 'url'), `${quote(url)} is not an absolute http(s) address.`);
  },
  example: { at: '/info/contact/url', bad: { '/info/contact/url': 'parcel-desk.net/support' } },
};
