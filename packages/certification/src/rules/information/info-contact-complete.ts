import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The contact has a name, a page and an e-mail address. */
export const infoContactComplete: CheckedRule<'definition'> = {
  id: 'info-contact-complete',
  severity: 'warning',
  level: 'info',
  fix: 'none',
  source: 'SUB 3b, TPL',
  summary: 'The contact has a name, a page and an e-mail address.',
  why: 'Users choose the way that suits them.',
  remedy: 'Fill in what is missing.',
  on: 'definition',
  check(definition, report) {
    const contact = own(definition.info, 'contact');
    if (!isObject(contact)) return;
    const missing = ['name', 'url', 'email'].filter((name) => isBlank(own(contact, name)));
    if (missing.length > 0)
      report(
        below(definition.at, 'info', 'contact'),
        `The contact has no ${missing.map((name) => `"${name}"`).join(' and no ')}.`,
      );
  },
  example: { at: '/info/contact', bad: { '/info/contact/name': undefined } },
};
