import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** There is a support contact with an e-mail address or a page. */
export const infoContactRequired: CheckedRule<'definition'> = {
  id: 'info-contact-required',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'PROD, REQ, SUB 3b, PR#1095',
  summary: 'There is a support contact with an e-mail address or a page.',
  why: 'Users need somebody to ask when something does not work.',
  remedy: 'Set "info.contact" with "email" or "url".',
  on: 'definition',
  check(definition, report) {
    const contact = objectOr(own(definition.info, 'contact'));
    if (isBlank(own(contact, 'email')) && isBlank(own(contact, 'url')))
      report(
        Object.hasOwn(definition.info, 'contact')
          ? below(definition.at, 'info', 'contact')
          : below(definition.at, 'info'),
        'There is no support contact: neither an e-mail address nor a page.',
      );
  },
  example: { at: '/info', bad: { '/info/contact': undefined } },
};
