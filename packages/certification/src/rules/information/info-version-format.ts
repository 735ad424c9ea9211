import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The version is a number such as 1.2.0. */
export const infoVersionFormat: CheckedRule<'definition'> = {
  id: 'info-version-format',
  severity: 'info',
  level: 'info',
  fix: 'suggestion',
  source: 'SCH-D',
  summary: 'The version is a number such as 1.2.0.',
  why: 'Versions must be comparable.',
  remedy: 'Write MAJOR.MINOR.PATCH.',
  on: 'definition',
  check(definition, report) {
    const version = textOr(own(definition.info, 'version')).trim();
    if (version === '' || /^\d+(?:\.\d+){0,2}(?:[-+.][0-9A-Za-z.+-]+|[a-z]\w*)?$/.test(version)) return;
    const at = below(definition.at, 'info', 'version');
    const number = /\d+(?:\.\d+){0,2}/.exec(version)?.[0];
    report(
      at,
      `The version ${quote(version)} is not a number such as 1.2.0.`,
      number === undefined ? {} : { fix: () => [{ kind: 'set', at, value: number }] },
    );
  },
  example: { at: '/info/version', bad: { '/info/version': 'v1' } },
};
