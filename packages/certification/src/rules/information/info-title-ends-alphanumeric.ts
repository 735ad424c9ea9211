import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The title ends in a letter, a digit or a closing bracket. */
export const infoTitleEndsAlphanumeric: CheckedRule<'definition'> = {
  id: 'info-title-ends-alphanumeric',
  severity: 'error',
  level: 'info',
  fix: 'safe',
  source: 'SUB, POL 5000.2.2.3',
  summary: 'The title ends in a letter, a digit or a closing bracket.',
  why: 'Names are put into sentences and lists.',
  remedy: 'Remove the last character.',
  on: 'definition',
  check(definition, report) {
    const { title } = definition;
    if (title.trim() === '' || /[\p{L}\p{M}\p{N})]$/u.test(title)) return;
    const at = below(definition.at, 'info', 'title');
    const shorter = title.replace(/[^\p{L}\p{M}\p{N})]+$/u, '');
    report(
      at,
      `The title ${quote(title)} ends in ${quote(title.at(-1))}.`,
      shorter === '' ? {} : { fix: () => [{ kind: 'set', at, value: shorter }] },
    );
  },
  example: { at: '/info/title', bad: { '/info/title': 'Parcel Desk!' } },
};
