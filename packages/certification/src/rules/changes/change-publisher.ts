import type { AwaitedRule } from '../../review/rule.ts';

/** The publisher stays the same. */
export const changePublisher: AwaitedRule = {
  id: 'change-publisher',
  severity: 'error',
  level: 'version',
  fix: 'none',
  source: 'POL, PR#3832',
  summary: 'The publisher stays the same.',
  why: 'Users agreed to another one.',
  remedy: 'Ask for the connector to be handed over.',
  needs: 'history',
};
