import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** The e-mail address of the contact is valid. */
export const infoContactEmailValid: CheckedRule<'definition'> = {
  id: 'info-contact-email-valid',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SV ContactEmailNotValid, POL 5000.3.1.4',
  summary: 'The e-mail address of the contact is valid.',
  why: 'Mail to another one comes back.',
  remedy: 'Correct the address.',
  on: 'definition',
  check(definition, report) {
    const email = own(objectOr(own(definition.info, 'contact')), 'email');
    if (
      typeof email === 'string' &&
      !isBlank(email) &&
      !/^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
        email.trim(),
      )
    )
      report(below(definition.at, 'info', 'contact', 'email'), `${quote(email)} is not an e-mail address.`);
  },
  example: { at: '/info/contact/email', bad: { '/info/contact/email': 'support at parcel-desk' } },
};
