import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The title is written in Latin letters, without symbols such as a trademark sign. */
export const infoTitleEnglish: CheckedRule<'definition'> = {
  id: 'info-title-english',
  severity: 'warning',
  level: 'info',
  fix: 'none',
  source: 'SUB',
  summary: 'The title is written in Latin letters, without symbols such as a trademark sign.',
  why: 'Titles are the source text for translation.',
  remedy: 'Write the title in English.',
  on: 'definition',
  check(definition, report) {
    const odd = /[^\p{Script=Latin}\p{N}\p{P}\p{Z}+&$|\p{M}]/u.exec(definition.title)?.[0];
    if (odd !== undefined)
      report(below(definition.at, 'info', 'title'), `The title ${quote(definition.title)} contains ${quote(odd)}.`);
  },
  example: { at: '/info/title', bad: { '/info/title': 'Parcel Desk™' } },
};
