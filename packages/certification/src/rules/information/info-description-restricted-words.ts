import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { wordIn } from '../../text/text.ts';

/** The description does not contain the word "API". */
export const infoDescriptionRestrictedWords: CheckedRule<'definition'> = {
  id: 'info-description-restricted-words',
  severity: 'info',
  level: 'info',
  fix: 'none',
  source: 'STR',
  summary: 'The description does not contain the word "API".',
  why: 'Users care about the service, not about how it is called.',
  remedy: 'Say what the service does instead.',
  on: 'definition',
  check(definition, report) {
    if (wordIn(definition.description, ['API', 'APIs']) !== undefined)
      report(below(definition.at, 'info', 'description'), 'The description contains the word "API".');
  },
  example: {
    at: '/info/description',
    bad: { '/info/description': 'The API of a service that sends parcels and follows them.' },
  },
};
