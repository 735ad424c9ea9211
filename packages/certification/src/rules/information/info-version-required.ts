import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The definition has a version. */
export const infoVersionRequired: CheckedRule<'definition'> = {
  id: 'info-version-required',
  severity: 'error',
  level: 'info',
  fix: 'safe',
  source: 'OAS2',
  summary: 'The definition has a version.',
  why: 'Versions are compared when a connector is updated.',
  remedy: 'Set "info.version".',
  on: 'definition',
  check(definition, report) {
    if (isBlank(own(definition.info, 'version'))) {
      const at = below(definition.at, 'info', 'version');
      report(
        Object.hasOwn(definition.info, 'version') ? at : below(definition.at, 'info'),
        'The definition has no version.',
        isObject(own(definition.value, 'info')) ? { fix: () => [{ kind: 'set', at, value: '1.0' }] } : {},
      );
    }
  },
  example: { at: '/info', bad: { '/info/version': undefined } },
};
