import { checkChange } from '../../review/check-change.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** The publisher stays the same. */
export const changePublisher: CheckedRule<'change'> = {
  id: 'change-publisher',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'POL, PR#3832',
  summary: 'The publisher stays the same.',
  why: 'Users agreed to another one.',
  remedy: 'Ask for the connector to be handed over.',
  on: 'change',
  check: checkChange('publisher'),
  example: { at: 'properties:/properties/publisher', bad: { 'properties:/properties/publisher': 'Letter Desk' } },
};
