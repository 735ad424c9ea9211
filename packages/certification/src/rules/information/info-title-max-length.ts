import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';
import { bareTitle } from '../../text/title.ts';

/** The title has at most 30 characters. */
export const infoTitleMaxLength: CheckedRule<'definition'> = {
  id: 'info-title-max-length',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.2.1, PR#3841',
  summary: 'The title has at most 30 characters.',
  why: 'Tiles and pickers cut longer names.',
  remedy: 'Shorten the title.',
  on: 'definition',
  check(definition, report) {
    const title = bareTitle(definition.title);
    if (title.length > 30)
      report(
        below(definition.at, 'info', 'title'),
        `The title ${quote(title)} has ${title.length} characters; at most 30 are allowed.`,
      );
  },
  example: { at: '/info/title', bad: { '/info/title': 'Parcel Desk for Senders and Receivers' } },
};
