import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** "schemes" is present and not empty. */
export const schemesRequired: CheckedRule<'definition'> = {
  id: 'schemes-required',
  severity: 'warning',
  level: 'document',
  fix: 'safe',
  source: 'TPL',
  summary: '"schemes" is present and not empty.',
  why: 'Without it the scheme is guessed.',
  remedy: 'Set "schemes" to ["https"].',
  on: 'definition',
  check(definition, report) {
    if (definition.dialect !== '2.0') return;
    const schemes = own(definition.value, 'schemes');
    const at = below(definition.at, 'schemes');
    if (schemes === undefined || (isList(schemes) && schemes.length === 0))
      report(schemes === undefined ? definition.at : at, 'The definition does not say that it is called over https.', {
        fix: () => [{ kind: 'set', at, value: ['https'] }],
      });
  },
  example: { at: '', bad: { '/schemes': undefined } },
};
