import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The title does not end in a version. */
export const infoTitleNoVersion: CheckedRule<'definition'> = {
  id: 'info-title-no-version',
  severity: 'warning',
  level: 'info',
  fix: 'suggestion',
  source: 'PR#759',
  summary: 'The title does not end in a version.',
  why: 'The version has a field of its own.',
  remedy: 'Move the version to "info.version".',
  on: 'definition',
  check(definition, report) {
    const found = /[\s(]*\bv(?:ersion)?\s?\d+(?:\.\d+)*\)?$/i.exec(definition.title)?.[0];
    if (found === undefined) return;
    const at = below(definition.at, 'info', 'title');
    const shorter = definition.title.slice(0, -found.length).trim();
    report(
      at,
      `The title ${quote(definition.title)} ends in a version.`,
      shorter === '' ? {} : { fix: () => [{ kind: 'set', at, value: shorter }] },
    );
  },
  example: { at: '/info/title', bad: { '/info/title': 'Parcel Desk V2' } },
};
